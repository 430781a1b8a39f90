import { Buffer } from 'node:buffer';
import { expect, test } from 'playwright/test';
import { madeUpIin } from '../src/lib/domain/people/iin';
import { openOffice, type Office } from './office';
import { signIn, visit } from './people';

let office: Office;
test.beforeAll(async () => {
	office = await openOffice();
});
test.afterAll(() => office.stop());

const HEAD = 'Номер заявления;Дата поступления;ИИН;ФИО;Кадастровый номер;Адрес участка;Цель';
/** Not every serial number has a check digit. */
const iinOf = (n: number): string =>
	madeUpIin({ birthDate: '1990-01-01', sex: 'm', serial: 6000 + n }) ?? iinOf(n + 1000);
const rowOf = (n: number, iin = iinOf(n)) =>
	`E-${n};23.11.2026 16:00;${iin};Сынақов Сынақ Сынақұлы;20-${n};Алматы, ${n};Тұрғын үй`;
const table = (...rows: string[]) => ({
	name: 'requests.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from([HEAD, ...rows].join('\r\n'))
});

test('the chancellery takes requests of another system over, tried first, and none of them twice', async ({
	browser
}) => {
	const page = await signIn(browser, office.origin, 'chancellery');
	const upload = async (...rows: string[]) => {
		await visit(page, '/office/import');
		await page.locator('input[type=file]').setInputFiles(table(...rows));
		await page.locator('form[action="?/upload"] button[type=submit]').click();
		await page.waitForURL(/\/office\/import\/[^/]+$/);
	};
	await upload(...Array.from({ length: 60 }, (_, n) => rowOf(n)), rowOf(99, '123'));
	await page.locator('[name=source]').fill('E-licence');
	await page.locator('[name=of]').selectOption('almaty-mineral-absence-conclusion/conclude');
	await page.locator('form[action="?/map"] button').click();
	// The questions of the service are known by now; what its headings do not give away is chosen by hand.
	await page.getByLabel('Құрылыс учаскесінің орналасқан жері').selectOption('Адрес участка');
	await page.getByLabel('Құрылыстың мақсаты').selectOption('Цель');
	await page.locator('form[action="?/map"] button').click();
	const run = page.locator('form[action="?/run"] button');
	await expect(run).toContainText('60');
	await visit(page, `${new URL(page.url()).pathname}?said=refused`);
	await expect(page.locator('tbody tr')).toHaveCount(1);
	await run.click();
	await expect(page.getByText('Жүктеу аяқталды')).toBeVisible({ timeout: 60_000 });
	await visit(page, '/office/import');
	await expect(page.locator('tbody tr').first().locator('td.num')).toHaveText(['61', '60', '0', '1']);

	// The same headings are understood as before, and what was taken is known.
	await upload(rowOf(1), rowOf(200));
	await expect(run).toContainText('1');
	await expect(page.locator('tbody tr')).toHaveCount(2);
	await page.close();
});
