import { expect, type Locator, type Page } from 'playwright/test';
import { press, visit } from './people';
import { plain } from './bank';
import { say, type Lang } from './words';

/** The proctor makes this computer a seat of the room. */
export async function enrol(page: Page, roomCode: string, seat: number): Promise<void> {
	await visit(page, '/exam');
	await page.locator('[name=roomCode]').fill(roomCode);
	await page.locator('[name=seat]').fill(String(seat));
	await press(page, say('kiosk_enrol'));
	await expect(page.getByRole('heading', { name: say('kiosk_sign_in_title') })).toBeVisible();
}

/** The candidate signs in by IIN and code. */
export async function sitDown(page: Page, iin: string, code: string): Promise<void> {
	await page.locator('[name=iin]').fill(iin);
	await page.locator('[name=code]').fill(code);
	await press(page, say('kiosk_sign_in'));
}

/** *Is this you?* — Yes. */
export async function confirmIdentity(page: Page, name: string): Promise<void> {
	await expect(page.getByRole('heading', { name: say('kiosk_identity_title') })).toBeVisible();
	await expect(page.locator('dd.name')).toHaveText(name);
	await press(page, say('kiosk_its_me'));
}

/** Until the question with this number stands on the screen. */
export const atQuestion = (page: Page, n: number, lang: Lang = 'kk'): Promise<void> =>
	expect(page.locator('.which strong')).toHaveText(say('kiosk_question_n', { n }, lang));

export const stem = (page: Page): Locator => page.locator('section.question h1');

interface Shown {
	stem: string;
	options: string[];
}

/** The question as it stands on the screen. */
export async function readQuestion(page: Page): Promise<Shown> {
	const shown = await page.locator('section.question').evaluate((section) => ({
		stem: section.querySelector('h1')?.textContent ?? '',
		options: [...section.querySelectorAll('fieldset .words')].map((option) => option.textContent ?? '')
	}));
	return { stem: plain(shown.stem), options: shown.options.map(plain) };
}

/** Which option to take, from 1: the right one, or one that is not. */
export async function choiceFor(
	page: Page,
	rightTo: (stem: string) => string,
	rightly: boolean
): Promise<number> {
	const { stem: question, options } = await readQuestion(page);
	const right = options.indexOf(rightTo(question)) + 1;
	expect(right, 'the right option is among those shown').toBeGreaterThan(0);
	return rightly ? right : (right % options.length) + 1;
}

export const chosen = (page: Page): Locator => page.locator('fieldset input:checked');

/** Answers the questions from `from` to `to` by the keyboard, and stays at the last one. */
export async function answerByKeyboard(
	page: Page,
	{
		from,
		to,
		rightTo,
		rightly,
		lang = 'kk'
	}: {
		from: number;
		to: number;
		rightTo: (stem: string) => string;
		rightly: (n: number) => boolean;
		lang?: Lang;
	}
): Promise<void> {
	for (let n = from; n <= to; n += 1) {
		await atQuestion(page, n, lang);
		const choice = await choiceFor(page, rightTo, rightly(n));
		await page.keyboard.press(`Digit${choice}`);
		await expect(chosen(page)).toHaveValue(String(choice));
		if (n < to) await page.keyboard.press('ArrowRight');
	}
}

/** «Жауап серверде сақталды 10:42:07»: everything is on the server's disk. */
export const saved = (page: Page, lang: Lang = 'kk'): Promise<void> =>
	expect(page.locator('p[role=status]')).toHaveText(
		new RegExp(`${say('kiosk_saved_at', { time: '' }, lang)}\\d\\d:\\d\\d:\\d\\d`)
	);

/** Hands the work in and asks for the result. */
export async function handIn(page: Page, lang: Lang = 'kk'): Promise<void> {
	const word = say('kiosk_hand_in', {}, lang);
	await page.getByRole('button', { name: word }).click();
	await page.locator('dialog[open]').getByRole('button', { name: word }).click();
	await expect(page.getByRole('heading', { name: say('kiosk_result_ready', {}, lang) })).toBeVisible();
	await press(page, say('kiosk_result_show', {}, lang));
}

/** The candidate has seen the result; the seat says that everything is over. */
export async function confirmResult(page: Page, lang: Lang = 'kk'): Promise<void> {
	await press(page, say('kiosk_result_confirm', {}, lang));
	await expect(page.getByRole('heading', { name: say('kiosk_done_title', {}, lang) })).toBeVisible();
}
