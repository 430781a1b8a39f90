import { expect, test, type CDPSession, type Page } from 'playwright/test';
import { BLUEPRINT } from '../src/cli/demonstration/office';
import { beginSitting, scheduleSitting, type SeatedCandidate } from '../src/cli/demonstration/sitting';
import { hundredQuestions } from '../src/cli/load/bank';
import { openOffice, type Office } from './office';
import { stranger, visit } from './people';
import * as at from './seat';
import { say } from './words';

let office: Office;
let candidate: SeatedCandidate;

test.beforeAll(async () => {
	office = await openOffice({
		applicants: 1,
		bank: hundredQuestions(),
		blueprint: {
			...BLUEPRINT,
			bank: 'bench',
			sections: [{ id: 'all', questions: 100, passMark: null }],
			passMark: 60
		},
		async before(app, seeded, applications) {
			const sitting = await scheduleSitting(app, seeded, applications);
			[candidate] = (await beginSitting(app, seeded, sitting)) as [SeatedCandidate];
		}
	});
});
test.afterAll(() => office.stop());

/** What the digit row types on a Kazakh layout. */
const KAZAKH: Record<number, string> = { 1: '"', 2: 'ә', 3: 'і', 4: 'ң', 5: 'ғ' };

/** Presses a key by its place, as the layout in force types it. */
async function type(keyboard: CDPSession, code: string, key: string): Promise<void> {
	await keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, text: key });
	await keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key });
}

/** Goes on by Tab until the focus is on the button with this word. */
async function tabTo(page: Page, word: string): Promise<void> {
	const focused = () =>
		page.evaluate(() => {
			const { activeElement: on } = document;
			return on?.tagName === 'BUTTON' ? (on.getAttribute('aria-label') ?? on.textContent?.trim()) : '';
		});
	for (let tabs = 0; tabs < 40; tabs += 1) {
		if ((await focused()) === word) return;
		await page.keyboard.press('Tab');
	}
	expect(await focused(), 'Tab leads to it').toBe(word);
}

test('a test of a hundred questions is written, handed in and confirmed by keyboard alone', async ({
	browser
}) => {
	const page = await stranger(browser, office.origin);
	await page.context().addCookies([
		{ name: 'seat', value: candidate.seatToken, domain: 'localhost', path: '/exam' },
		{ name: 'attempt', value: candidate.token, domain: 'localhost', path: '/exam' }
	]);
	// A mouse would be cheating.
	await page.addInitScript(() => {
		for (const kind of ['pointerdown', 'mousedown'])
			window.addEventListener(kind, () => document.documentElement.setAttribute('data-mouse', ''), true);
	});
	await visit(page, '/exam');
	const keyboard = await page.context().newCDPSession(page);
	const announced = page.locator('span[aria-live=polite]');

	for (let n = 1; n <= 100; n += 1) {
		await at.atQuestion(page, n);
		const option = (n % 5) + 1;
		if (n % 3 === 0) await type(keyboard, `Digit${option}`, KAZAKH[option] as string);
		else await page.keyboard.press(n % 3 === 1 ? `Digit${option}` : `Numpad${option}`);
		await expect(at.chosen(page)).toHaveValue(String(option));
		if (n === 50) {
			await type(keyboard, 'KeyF', 'а');
			await expect(announced.filter({ hasText: say('kiosk_flag_on') })).toBeAttached();
		}
		if (n < 100) await page.keyboard.press('ArrowRight');
	}
	await at.saved(page);
	await page.keyboard.press('ArrowLeft');
	await at.atQuestion(page, 99);
	// Changed once more, and said aloud.
	await page.keyboard.press('Digit3');
	await expect(announced.filter({ hasText: say('kiosk_chosen', { option: '3. ' }).trim() })).toBeAttached();
	await at.saved(page);

	// Help, and single keys turned off and on again.
	await type(keyboard, 'Slash', '.');
	await expect(page.locator('dialog[open]')).toContainText(say('kiosk_help_title'));
	await tabTo(page, say('kiosk_off'));
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await expect(page.locator('dialog[open]')).toHaveCount(0);
	await page.keyboard.press('Digit4');
	await expect(at.chosen(page)).toHaveValue('3');
	await tabTo(page, say('kiosk_help'));
	await page.keyboard.press('Enter');
	await tabTo(page, say('kiosk_on'));
	await page.keyboard.press('Enter');
	await page.keyboard.press('Escape');
	await expect(page.locator('dialog[open]')).toHaveCount(0);

	await type(keyboard, 'KeyE', 'у');
	await expect(page.locator('dialog[open]')).toContainText(say('kiosk_hand_in_warn'));
	await tabTo(page, say('kiosk_hand_in'));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: say('kiosk_result_ready') })).toBeVisible();
	await tabTo(page, say('kiosk_result_show'));
	await page.keyboard.press('Enter');
	await expect(page.locator('.points .large')).toContainText('/ 100');
	await expect(page.getByText(say('kiosk_result_answered', { n: 100 }))).toBeVisible();
	await tabTo(page, say('kiosk_result_confirm'));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: say('kiosk_done_title') })).toBeVisible();
	await expect(page.locator('html[data-mouse]')).toHaveCount(0);
});
