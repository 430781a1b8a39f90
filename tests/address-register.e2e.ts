import { expect, test, type Page } from 'playwright/test';
import { openOffice, type Office } from './office';
import { press, signIn, told, visit } from './people';
import { say } from './words';

const KK = 'Қарағанды қаласы, Ерубаев көшесі, 7';
const RU = 'город Караганда, улица Ерубаева, 7';
const CODE = '2202400199887766';

let office: Office;

test.beforeAll(async () => {
	office = await openOffice();
});
test.afterAll(() => office.stop());

async function fillIn(page: Page, cadastral: string, code: string): Promise<void> {
	await visit(page, '/office/addresses/new');
	await page.locator('[name=object]').selectOption('building');
	await page.locator('[name=cadastral]').fill(cadastral);
	await page.locator('[name=ground]').fill('Түгендеу актісі, 20.11.2026, № 4');
	await page.locator('[name=kk]').fill(KK);
	await page.locator('[name=ru]').fill(RU);
	await page.locator('[name=code]').fill(code);
	await press(page, say('addresses_enter_do'));
}

test('a specialist enters an object with its address, and it is found by code, number and words', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'specialist');
	await fillIn(page, '09-142-061-777', '2202 4001 9988 7766');
	await told(page, say('addresses_entered_done'));
	await expect(page.getByRole('heading', { name: KK })).toBeVisible();
	for (const q of [CODE, '061-777', 'Ерубаева']) {
		await visit(page, `/office/addresses?q=${encodeURIComponent(q)}`);
		await expect(page.getByRole('link', { name: KK })).toBeVisible();
	}
	const csv = await page.request.get(`/office/addresses/export?q=${CODE}`);
	expect(await csv.text()).toContain(RU);
});

test('an object and a code that are in the register already are refused under their fields', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'specialist');
	await fillIn(page, '09-142-061-777', '2202400100000001');
	await told(page, say('refusal_object_exists'));
	await expect(page.locator('[name=ru]')).toHaveValue(RU);
	await fillIn(page, '09-142-061-778', CODE);
	await told(page, say('refusal_address_code_taken'));
});

test('who only reads the registers is offered no form, and is let through no door to one', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'chancellery');
	await visit(page, '/office/addresses');
	await expect(page.getByRole('link', { name: say('addresses_enter') })).toHaveCount(0);
	expect((await page.request.get('/office/addresses/new')).status()).toBe(403);
	await visit(page, '/office/licences');
	await expect(page.getByRole('heading', { name: say('licences_register') })).toBeVisible();
});
