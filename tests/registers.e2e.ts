import exceljs from 'exceljs';
import { expect, test, type Page } from 'playwright/test';
import { openOffice, type Office } from './office';
import { press, signIn, visit } from './people';
import { playTheDay, type Played } from './played';
import { say } from './words';

let office: Office;
let played: Played;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
	office = await openOffice({
		applicants: 24,
		keys: 'offered',
		async before(app, seeded, applications) {
			played = await playTheDay(app, seeded, applications);
		}
	});
});
test.afterAll(() => office.stop());

const ORDERS = '/office/registers?series=order';
const lineOf = (page: Page, number: string) => page.getByRole('row').filter({ hasText: number });

test('a slip in a signed order is set right by another order, and both stand in the register', async ({
	browser
}) => {
	const specialist = await signIn(browser, office.origin, 'specialist');
	await visit(specialist, `/office/orders/${played.orders.signed}`);
	await specialist.getByRole('link', { name: say('office_order_amend') }).click();
	await press(specialist, say('office_amend_save'));
	await expect(specialist.getByText(say('refusal_corrections_missing'))).toBeVisible();
	await specialist.locator('[name=placeKk]').fill('1-қосымша, 2-жол');
	await specialist.locator('[name=placeRu]').fill('Приложение 1, строка 2');
	await specialist.locator('[name=wasKk]').fill('Сәкенқызы');
	await specialist.locator('[name=beKk]').fill('Серікқызы');
	await press(specialist, say('office_amend_save'));
	await expect(specialist.getByText(say('office_amend_row_wrong', { n: 1 }))).toBeVisible();
	await press(specialist, say('office_amend_same'));
	await expect(specialist.locator('[name=beRu]')).toHaveValue('Серікқызы');
	await press(specialist, say('office_amend_save'));
	await press(specialist, say('office_send_order'));
	await expect(specialist.getByText(say('done_send'))).toBeVisible();
	const amending = new URL(specialist.url()).pathname;

	const head = await signIn(browser, office.origin, 'head');
	await visit(head, amending);
	await press(head, say('office_sign_order'));
	await expect(head.getByText(say('done_sign'))).toBeVisible();

	await visit(specialist, ORDERS);
	await expect(lineOf(specialist, '04-12/1-Б')).toContainText(say('number_state_amended'));
	await expect(lineOf(specialist, '04-12/6-Б')).toContainText(say('doc_amending_order'));
	await expect(specialist.getByText(say('office_register_whole', { last: 6 }))).toBeVisible();
	await visit(specialist, `/office/orders/${played.orders.signed}`);
	await expect(specialist.getByRole('link', { name: '04-12/6-Б' })).toBeVisible();
	await specialist.context().close();
	await head.context().close();
});

test('a number kept for what will not be signed is voided with a reason', async ({ browser }) => {
	const head = await signIn(browser, office.origin, 'head');
	await visit(head, `/office/orders/${played.orders.sent}`);
	const seen = Number(await head.locator('[name=seen]').first().inputValue());
	const task = { act: 'sign-orders', orders: [{ id: played.orders.sent, seen }] };
	const prepared = await head.evaluate(
		async (body) => (await fetch('/office/sign', { method: 'POST', body })).status,
		JSON.stringify({ method: 'pkcs12', task })
	);
	expect(prepared).toBe(200);
	await visit(head, `${ORDERS}&state=reserved`);
	const number = await head.locator('.number').innerText();
	await press(head, say('office_number_void'));
	const dialog = head.getByRole('dialog');
	await expect(dialog).toContainText(say('office_number_void_means', { number }));
	await dialog.locator('[name=reason]').fill('Бұйрыққа қол қойылмайды');
	await dialog.getByRole('button', { name: say('office_number_void') }).click();
	await expect(head.getByText(say('done_void'))).toBeVisible();

	await visit(head, ORDERS);
	await expect(lineOf(head, number)).toContainText('Бұйрыққа қол қойылмайды');
	await expect(lineOf(head, number)).toContainText(say('number_state_voided'));
	await expect(head.getByRole('button', { name: say('office_number_void') })).toHaveCount(0);
	await head.context().close();
});

test('the head takes a certificate back: the register, the case and the verification say so', async ({
	browser
}) => {
	const specialist = await signIn(browser, office.origin, 'specialist');
	await visit(specialist, `/documents/${played.document}`);
	await expect(specialist.getByRole('button', { name: say('office_document_withdraw') })).toHaveCount(0);

	const head = await signIn(browser, office.origin, 'head');
	await visit(head, `/documents/${played.document}`);
	await press(head, say('office_document_withdraw'));
	const dialog = head.getByRole('dialog');
	await dialog.locator('[name=reason]').fill('Жалған құжат негізінде берілген');
	await dialog.getByRole('button', { name: say('office_document_withdraw') }).click();
	// Nothing is taken back before the box is ticked.
	await expect(dialog).toBeVisible();
	await dialog.locator('[name=sure]').check();
	await dialog.getByRole('button', { name: say('office_document_withdraw') }).click();
	await expect(head.getByText(say('done_withdraw'))).toBeVisible();

	await visit(specialist, '/office/registers?series=certificate&state=withdrawn');
	await expect(specialist.getByRole('row')).toHaveCount(2);
	await expect(specialist.getByText('Жалған құжат негізінде берілген')).toBeVisible();
	const number = await specialist.locator('.number').innerText();
	await visit(specialist, `/verify/${number}`);
	await expect(specialist.locator('main')).not.toContainText('Жалған құжат');
	await specialist.context().close();
	await head.context().close();
});

test('a register and the report are saved as workbooks', async ({ browser }) => {
	const specialist = await signIn(browser, office.origin, 'specialist');
	const opened = async (path: string) => {
		const answer = await specialist.request.get(path);
		expect(answer.headers()['content-type']).toContain('spreadsheetml');
		const book = new exceljs.Workbook();
		const bytes = new Uint8Array(await answer.body());
		await book.xlsx.load(bytes.buffer);
		return book;
	};
	const register = (await opened('/office/registers/export?series=incoming&format=xlsx')).worksheets[0]!;
	expect(register.rowCount).toBe(25);
	expect(register.getCell('B2').value).toBe('04-12/1');
	expect(register.getCell('E2').value).toBeInstanceOf(Date);
	const report = await opened('/office/reports/export');
	expect(report.worksheets).toHaveLength(9);
	expect(report.worksheets[0]!.getCell('D4').value).toBe(24);
	for (const lang of ['kk', 'ru']) {
		const pdf = await specialist.request.get(`/office/reports/print/${lang}`);
		expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
	}
	await specialist.context().close();
});
