import { expect, test, type Browser, type Page } from 'playwright/test';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import { seedServices } from '../src/cli/demonstration/services';
import type { Role } from '../src/lib/domain/people/roles';
import { openOffice, type Office } from './office';
import { press, signIn, stranger, told, visit } from './people';
import { look, submit } from './requests';
import { say } from './words';

let office: Office;

test.beforeAll(async () => {
	office = await openOffice({
		before: async (app, { users }) => {
			await seedServices(app, users);
		}
	});
});
test.afterAll(() => office.stop());

const [WOMAN, MAN] = madeUpApplicants(60).slice(50) as [Applicant, Applicant];
type Applicant = ReturnType<typeof madeUpApplicants>[number];

async function fillApplicant(page: Page, { iin, name }: Applicant): Promise<void> {
	await page.getByRole('radio', { name: say('counter_individual') }).check();
	await page.locator('[name=iin]').fill(iin);
	await page.locator('[name=surname]').fill(name.surname);
	await page.locator('[name=given]').fill(name.given);
}

const handOver = async (page: Page, but = 0): Promise<void> => {
	const papers = page.locator('input[name=papers]');
	for (let n = 0; n < (await papers.count()) - but; n += 1) await papers.nth(n).check();
};

/** What the office does of a case behind other screens, each step by whom the definition names. */
async function doSteps(
	browser: Browser,
	id: string,
	steps: [role: Role, fields: Record<string, string | number>][]
): Promise<void> {
	const pages = new Map<Role, Page>();
	for (const [n, [role, fields]] of steps.entries()) {
		const page = pages.get(role) ?? (await signIn(browser, office.origin, role));
		pages.set(role, page);
		const { status } = await submit(page, `/office/cases/${id}?/step`, { step: n + 1, ...fields });
		expect(status, `step ${n + 1}`).toBe(200);
	}
	for (const page of pages.values()) await page.context().close();
}

test('a licence goes from the ticket of the queue over counter and office into the hand of its holder', async ({
	browser
}) => {
	const visitor = await stranger(browser, office.origin);
	await visit(visitor, '/queue');
	await visitor.locator('input[name=time]:not(:disabled)').first().check({ force: true });
	await press(visitor, say('queue_book'));
	await told(visitor, say('queue_booked_title'));
	const ticket = (await visitor.locator('.ticket').textContent())?.trim() ?? '';

	const counter = await signIn(browser, office.origin, 'state-corporation');
	await expect(counter).toHaveURL(/\/counter$/);
	await press(counter, say('counter_call_ticket', { ticket }));
	await visit(visitor, '/queue/hall');
	await expect(visitor.getByRole('rowheader', { name: ticket })).toBeVisible();
	await press(counter, say('counter_came'));
	await counter
		.locator('main')
		.getByRole('link', { name: say('counter_new_title') })
		.first()
		.click();
	await counter.locator(`main a[href*="almaty-design-licence"][href*="procedure=issue"]`).click();
	await fillApplicant(counter, WOMAN);
	await counter.locator('[name=answer-ground]').selectOption('new');
	await counter.locator('input[name=answer-categories]').first().check();
	await handOver(counter);

	await press(counter, say('counter_fee_ask'));
	await expect(counter.locator('[name=reference]')).toHaveValue(/^\d{10}$/);
	await press(counter, say('counter_take'));
	await told(counter, say('refusal_not_paid'));
	await payFee(browser, await counter.locator('[name=reference]').inputValue());
	await press(counter, say('counter_take'));
	await expect(counter).toHaveURL(/\/counter\/journal\/[\w-]+\?taken/);
	const number = (await counter.locator('h1').textContent())?.trim() ?? '';
	await told(counter, say('counter_taken_done', { number }));

	const specialist = await signIn(browser, office.origin, 'specialist');
	await visit(specialist, `/office/cases?q=${encodeURIComponent(WOMAN.iin)}`);
	const link = await specialist.locator('main tbody a[href^="/office/cases/"]').first().getAttribute('href');
	const id = link?.split('/').pop() ?? '';
	const granted = { deed: 'conclude', outcome: 'granted:licence', reasons: '', visitedAt: '' };
	await doSteps(browser, id, [
		['chancellery', { deed: 'register' }],
		['specialist', { deed: 'completeness', complete: 'yes' }],
		['specialist', { deed: 'control', visitedAt: '', findings: 'Құжаттар біліктілік талаптарын растайды' }],
		['specialist', granted],
		['specialist', { deed: 'pass-on' }],
		['department-head', { deed: 'draft-order' }],
		['head', { deed: 'sign-order' }],
		['specialist', { deed: 'pass-on' }],
		['head', { deed: 'sign' }]
	]);

	await visit(counter, `/counter/hand-out?receipt=${encodeURIComponent(number)}`);
	await told(counter, say('counter_granted'));
	const licence = await counter.locator('main a[href*="/counter/documents/"]').first().getAttribute('href');
	expect((await counter.request.get(licence ?? '')).headers()['content-type']).toBe('application/pdf');
	await counter.locator('[name=number]').fill('012345678');
	await counter.locator('[name=expires]').fill('2026-11-01');
	await counter.locator('[name=compared]').check();
	await counter.getByRole('button', { name: say('counter_hand_out'), exact: true }).click();
	await told(counter, /2026-11-01|01\.11\.2026/);
	await counter.locator('[name=expires]').fill('2031-11-01');
	await counter.getByRole('button', { name: say('counter_hand_out'), exact: true }).click();
	await told(counter, say('counter_to_applicant'));
	await visit(counter, `/counter/journal?q=${WOMAN.iin}`);
	await told(counter, say('counter_by_receipt', { number }));
});

/** The cashier has seen the receipt of the bank. */
async function payFee(browser: Browser, reference: string): Promise<void> {
	const cashier = await signIn(browser, office.origin, 'cashier');
	await visit(cashier, `/office/payments?q=${reference}`);
	await press(cashier, say('payments_confirm'));
	await cashier.locator('dialog[open] [name=receipt], [name=receipt]').first().fill('KV-204');
	await cashier
		.locator('dialog[open]')
		.getByRole('button', { name: say('payments_confirm') })
		.last()
		.click();
	await expect(cashier.locator('dialog[open]')).toHaveCount(0);
	await cashier.context().close();
}

test('an address is clarified at the counter in eleven timed points, and its certificate printed at once', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'state-corporation');
	await visit(page, '/counter/new?service=karaganda-address-certificate&procedure=clarify-with-history');
	await fillApplicant(page, MAN);
	await page.locator('[name=answer-location]').fill('Бейбітшілік көшесі, 13');
	await handOver(page);
	await press(page, say('counter_take'));
	await press(page, say('counter_to_processes'));
	await expect(page.getByRole('timer')).toHaveCount(2);
	const step = async (word: string) => {
		const before = await page.locator('[name=step]').inputValue();
		await page.getByRole('button', { name: word, exact: true }).click();
		await expect(page.locator('[name=step]')).not.toHaveValue(before);
	};
	await step(say('counter_step_complete'));
	for (let n = 1; n <= 3; n += 1) await step(say('counter_step_done'));
	await expect(page.locator('[name=address]')).not.toHaveValue('');
	await step(say('counter_step_found'));
	await step(say('counter_step_done'));
	await step(say('counter_step_register'));
	await step(say('counter_step_in_order'));
	await step(say('counter_step_done'));
	await page.getByRole('button', { name: say('counter_step_sign'), exact: true }).click();
	await told(page, say('counter_case_done'));
	const certificate = await page.locator('main a[href*="/counter/documents/"]').first().getAttribute('href');
	const printed = await page.request.get(certificate ?? '');
	expect((await printed.body()).subarray(0, 5).toString()).toBe('%PDF-');
});

test('an incomplete request gets a receipt of refusal, and no case comes of it', async ({ browser }) => {
	const page = await signIn(browser, office.origin, 'state-corporation');
	await visit(page, '/counter/new?service=karaganda-address-certificate&procedure=clarify');
	await fillApplicant(page, MAN);
	await page.locator('[name=answer-location]').fill('Бейбітшілік көшесі, 12');
	await handOver(page, 1);
	await expect(page.getByRole('button', { name: say('counter_take') })).toBeDisabled();
	await press(page, say('counter_refuse'));
	await told(page, say('counter_refused_done'));
	const receipt = await page.locator('main a[href$="/refusal/kk"]').getAttribute('href');
	expect((await page.request.get(receipt ?? '')).headers()['content-type']).toBe('application/pdf');
	await expect(page.getByRole('link', { name: say('counter_to_processes') })).toHaveCount(0);
});

test('bookings in the past, on a day off and of a time that is taken are refused in words', async ({
	browser
}) => {
	const page = await stranger(browser, office.origin);
	await visit(page, '/queue');
	const book = (date: string, time: string) => submit(page, '/queue?/book', { date, time });
	expect((await book('2026-11-23', '10:00')).words).toContain(say('refusal_slot_past'));
	expect((await book('2026-11-28', '10:00')).words).toContain(say('refusal_slot_not_offered'));
	expect((await book('2026-11-25', '13:00')).words).toContain(say('refusal_slot_not_offered'));
	for (let window = 1; window <= 2; window += 1)
		expect((await book('2026-11-25', '10:00')).words).toContain(say('queue_booked_title'));
	expect((await book('2026-11-25', '10:00')).words).toContain(say('refusal_slot_taken'));
	expect((await look(page, '/counter')).status).toBe(303);
});
