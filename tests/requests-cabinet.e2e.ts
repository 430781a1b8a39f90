import AxeBuilder from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { expect, test, type Page } from 'playwright/test';
import { KEY_PASSWORD } from '../src/cli/demonstration/keys';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import { SAMPLE_PDF } from '../src/cli/demonstration/seed';
import { openOffice, type Office } from './office';
import { press, pressInDialog, signIn, stranger, told, visit } from './people';
import { look } from './requests';
import { say, saying } from './words';

const [DIRECTOR, STRANGER] = madeUpApplicants(42).slice(40);
/** Made up, with a right check digit. */
const COMPANY = { bin: '941240000193', name: '«Сарыарқа Жоба» ЖШС' };
const PASSWORD = 'жеті қабат көк аспан';
const SERVICE = 'almaty-design-licence';

let office: Office;
let cabinet: Page;
let request = '';

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	office = await openOffice({ keys: 'offered' });
});
test.afterAll(() => office?.stop());

async function picture(page: Page, name: string): Promise<void> {
	const folder = process.env.SHOTS;
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	for (const [size, width, height] of [
		['', 1366, 768],
		['-360', 360, 740]
	] as const) {
		await page.setViewportSize({ width, height });
		await page.screenshot({ path: `${folder}/${name}${size}.png`, fullPage: true });
	}
	await page.setViewportSize({ width: 1366, height: 768 });
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.screenshot({ path: `${folder}/${name}-dark.png`, fullPage: true });
	await page.emulateMedia({ colorScheme: 'light' });
}

async function accessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
	expect(wide).toBe(false);
}

async function keyFile(organisation?: typeof COMPANY, somebody = DIRECTOR!) {
	const key = await office.keys!.forApplicant(somebody, organisation);
	const buffer = Buffer.from(await key.pkcs12(KEY_PASSWORD));
	return { name: 'key.p12', mimeType: 'application/x-pkcs12', buffer };
}

const dialog = (page: Page) => page.locator('dialog[open]');

async function signWith(page: Page, key: Awaited<ReturnType<typeof keyFile>>): Promise<void> {
	await expect(dialog(page).getByText(saying('sign_documents_n')).first()).toBeVisible();
	await dialog(page).locator('input[value=pkcs12]').check();
	await dialog(page).locator('[name=key]').setInputFiles(key);
	await dialog(page).locator('[name=password]').fill(KEY_PASSWORD);
	await pressInDialog(page, say('sign_do'));
}

test('an organisation registers with its BIN, which is checked while it is typed', async ({ browser }) => {
	cabinet = await stranger(browser, office.origin);
	await visit(cabinet, '/cabinet/register');
	await cabinet.locator('input[value=legal-entity]').check();
	await cabinet.locator('[name=bin]').fill('941240000194');
	await told(cabinet, say('refusal_bin_checksum'));
	await picture(cabinet, 'register');
	await cabinet.locator('[name=bin]').fill(COMPANY.bin);
	await told(cabinet, say('cabinet_number_right'));
	await cabinet.locator('[name=organisation]').fill(COMPANY.name);
	await cabinet.locator('[name=iin]').fill(DIRECTOR!.iin);
	await cabinet.locator('[name=surname]').fill(DIRECTOR!.name.surname);
	await cabinet.locator('[name=given]').fill(DIRECTOR!.name.given);
	await cabinet.locator('[name=password]').fill('қысқа');
	await press(cabinet, say('cabinet_register'));
	await told(cabinet, saying('refusal_weak_password'));
	await expect(cabinet.locator('[name=organisation]')).toHaveValue(COMPANY.name);
	await accessible(cabinet);
	await cabinet.locator('[name=password]').fill(PASSWORD);
	await press(cabinet, say('cabinet_register'));
	await told(cabinet, say('cabinet_registered_title'));
});

test('a wrong password is the portal’s refusal to authorise; the right one opens an unconfirmed account', async () => {
	await cabinet.locator('[name=number]').fill(COMPANY.bin);
	await cabinet.locator('[name=password]').fill('басқа құпиясөз');
	await press(cabinet, say('public_sign_in'));
	await told(cabinet, say('refusal_kind_authorisation'));
	await accessible(cabinet);
	await picture(cabinet, 'sign-in-refused');
	await cabinet.locator('[name=password]').fill(PASSWORD);
	await press(cabinet, say('public_sign_in'));
	await expect(cabinet).toHaveURL(/\/cabinet$/);
	await told(cabinet, say('cabinet_unconfirmed_title'));
	await picture(cabinet, 'home-unconfirmed');
});

test('a licence of Almaty asks for the certificate first; a key of another BIN confirms nothing', async () => {
	await press(cabinet, say('cabinet_nav_apply'));
	await told(cabinet, say('cabinet_services_title'));
	await accessible(cabinet);
	await picture(cabinet, 'services');
	await visit(cabinet, `/cabinet/services/${SERVICE}`);
	await told(cabinet, say('cabinet_needs_confirming'));
	await picture(cabinet, 'service-unconfirmed');
	await visit(cabinet, '/cabinet/identity');
	for (const [key, answer] of [
		[await keyFile(), 'refusal_certificate_of_another'],
		[await keyFile(COMPANY), 'cabinet_none_title']
	] as const) {
		await cabinet.locator('input[value=pkcs12]').check();
		await cabinet.locator('[name=key]').setInputFiles(key);
		await cabinet.locator('[name=password]').fill(KEY_PASSWORD);
		await cabinet.getByRole('button', { name: say('cabinet_confirm_do'), exact: true }).click();
		await told(cabinet, say(answer));
	}
	await expect(cabinet.getByText(say('cabinet_unconfirmed_title'))).toHaveCount(0);
});

test('what is filled in is kept as a draft, and a wrong file and a missing document are named', async () => {
	await visit(cabinet, `/cabinet/services/${SERVICE}`);
	await picture(cabinet, 'service');
	await cabinet
		.getByRole('button', { name: say('cabinet_begin') })
		.first()
		.click();
	await expect(cabinet).toHaveURL(/\/cabinet\/requests\//);
	await accessible(cabinet);
	await cabinet.locator('[name=phone]').fill('+7 701 123 45 67');
	for (const field of await cabinet.locator('select[name^="answer."][required]').all())
		await field.selectOption({ index: 1 });
	for (const field of await cabinet.locator('input[type=text][name^="answer."][required]').all())
		await field.fill('Жауап');
	for (const name of await cabinet.locator('fieldset:has(input[type=checkbox][name^="answer."])').all())
		await name.locator('input').first().check();
	await press(cabinet, say('cabinet_request_save'));
	await told(cabinet, say('cabinet_request_saved'));
	await press(cabinet, say('cabinet_request_next'));
	await told(cabinet, saying('refusal_document_missing'));
	await picture(cabinet, 'request-incomplete');
	const inputs = cabinet.locator('input[type=file]');
	const wrong = { name: 'құжат.png', mimeType: 'image/png', buffer: Buffer.from(SAMPLE_PDF) };
	await inputs.first().setInputFiles([wrong]);
	await press(cabinet, say('cabinet_request_next'));
	await told(cabinet, say('refusal_file_not_what_it_says', { name: 'құжат.png' }));
	const count = await inputs.count();
	for (let i = 0; i < count - 1; i += 1)
		await inputs
			.nth(i)
			.setInputFiles([
				{ name: `құжат-${i}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(SAMPLE_PDF) }
			]);
	await press(cabinet, say('cabinet_request_next'));
	await told(cabinet, say('cabinet_send_title'));
	request = new URL(cabinet.url()).pathname.split('/')[3] ?? '';
});

test('unpaid nothing is sent; the cashier confirms the receipt once', async ({ browser }) => {
	await accessible(cabinet);
	await picture(cabinet, 'send-unpaid');
	await expect(cabinet.getByRole('button', { name: say('cabinet_send_sign') })).toBeDisabled();
	await press(cabinet, say('cabinet_fee_ask'));
	await told(cabinet, say('cabinet_fee_waiting'));
	await picture(cabinet, 'send-asked');
	const cashier = await signIn(browser, office.origin, 'cashier');
	await expect(cashier).toHaveURL(/\/office\/payments/);
	await told(cashier, COMPANY.name);
	await accessible(cashier);
	await picture(cashier, 'payments');
	await press(cashier, say('payments_confirm'));
	await told(cashier, say('payments_no_undo'));
	await picture(cashier, 'payments-confirm');
	await dialog(cashier).locator('[name=receipt]').fill('КВ-2026-00417');
	await pressInDialog(cashier, say('payments_confirm'));
	await told(cashier, say('payments_confirmed'));
	expect((await look(cashier, '/office/cases')).status).toBe(403);
	await cashier.context().close();
	await press(cabinet, say('cabinet_fee_look'));
	await told(cabinet, say('cabinet_fee_paid'));
});

test('the key of the person alone does not sign for the organisation; the organisation’s does', async () => {
	await press(cabinet, say('cabinet_send_sign'));
	await signWith(cabinet, await keyFile());
	await told(cabinet, say('refusal_kind_signature_text'));
	await picture(cabinet, 'sign-refused');
	await dialog(cabinet)
		.locator('[name=key]')
		.setInputFiles(await keyFile(COMPANY));
	await dialog(cabinet).locator('[name=password]').fill(KEY_PASSWORD);
	await pressInDialog(cabinet, say('sign_do'));
	await told(cabinet, say('cabinet_sent_title'));
	await told(cabinet, say('doc_request_form'));
	await cabinet.getByText(say('cabinet_flow'), { exact: true }).click();
	await accessible(cabinet);
	await picture(cabinet, 'case');
	await visit(cabinet, '/cabinet');
	await told(cabinet, say('cabinet_requests'));
	await accessible(cabinet);
	await picture(cabinet, 'home');
});

test('another sees nothing of it, and the sent draft leads to the case', async ({ browser }) => {
	await visit(cabinet, `/cabinet/requests/${request}`);
	await expect(cabinet).toHaveURL(/\/cabinet\/cases\//);
	const page = await stranger(browser, office.origin);
	await visit(page, '/cabinet');
	await page.locator('input[value=pkcs12]').check();
	await page.locator('[name=key]').setInputFiles(await keyFile(undefined, STRANGER!));
	await page.locator('[name=password]').fill(KEY_PASSWORD);
	await page.getByRole('button', { name: say('cabinet_sign_in'), exact: true }).click();
	await expect(page).toHaveURL(/\/cabinet$/);
	for (const path of [new URL(cabinet.url()).pathname, `/cabinet/requests/${request}`])
		expect((await look(page, path)).status, path).toBe(404);
	await visit(page, '/cabinet/identity');
	await picture(page, 'password');
});

test('the callback of a gateway that is not set up is refused without a word', async () => {
	const answer = await fetch(`${office.origin}/payments/callback`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', 'x-synaq-signature': 'sha256=00' },
		body: '{}'
	});
	expect(answer.status).toBe(403);
	expect(await answer.json()).toEqual({ refused: 'callback-refused' });
});
