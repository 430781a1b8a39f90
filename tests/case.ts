import { expect, type Page } from 'playwright/test';
import type { DemonstrationApplicant } from '../src/cli/demonstration/people';
import { press, pressInDialog, told, visit } from './people';
import { say } from './words';

export interface Registered {
	id: string;
	incoming: string;
}

interface Attached {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

/** The chancellery fills in the form of an application. */
export async function fillApplication(
	page: Page,
	{ iin, name, speciality, language, channel }: DemonstrationApplicant
): Promise<void> {
	await page.locator('[name=iin]').fill(iin);
	await page.locator('[name=surname]').fill(name.surname);
	await page.locator('[name=given]').fill(name.given);
	await page.locator('[name=patronymic]').fill(name.patronymic ?? '');
	await page.locator('[name=speciality]').selectOption(speciality);
	await page.getByRole('radio', { name: say(`channel_${channel}`) }).check();
	await page.getByRole('radio', { name: say(`lang_${language}`) }).check();
}

/** Step 1: the chancellery registers an application and reads the incoming number. */
export async function register(
	page: Page,
	applicant: DemonstrationApplicant,
	files: Attached[] = []
): Promise<Registered> {
	await visit(page, '/office/applications/new');
	await fillApplication(page, applicant);
	if (files.length) await page.locator('input[type=file]').setInputFiles(files);
	await press(page, say('office_register'));
	await expect(page).toHaveURL(/\/office\/applications\/[\w-]+\?registered/);
	await told(page, say('office_registered'));
	const incoming = (await page.locator('.notice .number').textContent()) ?? '';
	return { id: page.url().split('/').pop()?.split('?')[0] ?? '', incoming: incoming.trim() };
}

/** The case waits for this step of ¶7: its page says so, to whoever looks. */
export async function expectStep(page: Page, { id }: Registered, step: number): Promise<void> {
	await visit(page, `/office/applications/${id}`);
	const now = page.locator('li[aria-current=step]');
	await expect(now).toContainText(say(`step_${step}`));
	for (let before = 1; before < step; before += 1) {
		const line = page
			.getByRole('list', { name: say('office_course') })
			.getByRole('listitem')
			.nth(before - 1);
		await expect(line).toContainText(new RegExp(`${say('ui_step_done')}|${say('ui_step_skipped')}`));
	}
}

/** Step 3: the specialist writes the memo and the service record. */
export async function writeMemo(
	page: Page,
	{ id }: Registered,
	{ analysis, complies }: { analysis: string; complies: boolean }
): Promise<void> {
	await visit(page, `/office/applications/${id}`);
	await page.locator('[name=documents]').fill('Диплом\nЕңбек кітапшасы');
	await page.locator('[name=analysis]').fill(analysis);
	await page
		.getByRole('radio', { name: say(complies ? 'finding_complies' : 'finding_does_not_comply'), exact: true })
		.check();
	await page.locator('[name=education]').fill('ҚазБСҚА, 2012, құрылысшы-инженер');
	await page.locator('[name=from]').first().fill('09.2015');
	await page.locator('[name=to]').first().fill('03.2021');
	await page.locator('[name=employer]').first().fill('«Құрылысжоба» ЖШС');
	await page.locator('[name=position]').first().fill('жетекші инженер');
	await press(page, say('office_memo_send'));
	await told(page, say('done_write_memo'));
}

/** Presses a button of a page for many cases at once, and reads that it was done. */
export async function doOn(page: Page, path: string, word: string, done: string): Promise<void> {
	await visit(page, path);
	await press(page, word);
	await told(page, done);
}

/** The head sends an order back with a remark. */
export async function returnOrder(page: Page, order: string, remark: string): Promise<void> {
	await visit(page, `/office/orders/${order}`);
	await press(page, say('office_return_order'));
	await page.locator('dialog[open] textarea').fill(remark);
	await pressInDialog(page, say('office_return_order'));
	await told(page, say('done_return'));
}
