import { readFileSync } from 'node:fs';
import { expect, test, type Page } from 'playwright/test';
import { beginSitting, scheduleSitting, type SeatedCandidate } from '../src/cli/demonstration/sitting';
import { learned } from './bank';
import { openOffice, type Office } from './office';
import { filesUnder } from './papers';
import { settled, signIn, stranger, told, visit } from './people';
import * as at from './seat';
import { say, saying } from './words';

let office: Office;
let candidate: SeatedCandidate;
let sitting = '';

test.beforeAll(async () => {
	office = await openOffice({
		applicants: 1,
		async before(app, seeded, applications) {
			sitting = await scheduleSitting(app, seeded, applications);
			[candidate] = (await beginSitting(app, seeded, sitting)) as [SeatedCandidate];
		}
	});
});
test.afterAll(() => office.stop());

interface Stored {
	seq: number;
	question: number;
	choice: number[];
}

/** The answers of the attempt, as the journal on the disk holds them. */
function onDisk(): Stored[] {
	const facts: Stored[] = [];
	for (const file of filesUnder(`${office.folder}/data/journal`).sort()) {
		for (const line of readFileSync(file, 'utf8').split('\n')) {
			const answered = /"type":"answered"[^{]*"data":(\{[^}]*\})/g;
			for (const [, data] of line.matchAll(answered)) facts.push(JSON.parse(data ?? '{}') as Stored);
		}
	}
	return facts;
}

const timeLeft = async (page: Page): Promise<number> => {
	const [h = 0, m = 0, s = 0] = ((await page.locator('[role=timer] strong').textContent()) ?? '')
		.split(':')
		.map(Number);
	return (h * 60 + m) * 60 + s;
};

test('after a power cut the candidate works on: nothing is lost, nothing twice, and no time is given', async ({
	browser
}) => {
	const rightTo = await learned();
	const staff = await signIn(browser, office.origin, 'proctor');
	await visit(staff, `/proctor/sittings/${sitting}`);
	const page = await stranger(browser, office.origin);
	await page.context().addCookies([
		{ name: 'seat', value: candidate.seatToken, domain: 'localhost', path: '/exam' },
		{ name: 'attempt', value: candidate.token, domain: 'localhost', path: '/exam' }
	]);
	await visit(page, '/exam');
	await at.answerByKeyboard(page, { from: 1, to: 5, rightTo, rightly: () => true });
	await at.saved(page);
	expect(onDisk().length).toBe(5);
	const before = await timeLeft(page);

	// The page is cut off first, so that it is certain that answers are on this computer only.
	await page.route('**/exam/answers', (route) => route.abort());
	await page.keyboard.press('ArrowRight');
	await at.answerByKeyboard(page, { from: 6, to: 8, rightTo, rightly: () => true });
	await expect(page.locator('p[role=status]')).toHaveText(say('kiosk_offline_many', { n: 3 }));
	await office.killAndRestart();
	await page.keyboard.press('ArrowRight');
	await at.answerByKeyboard(page, { from: 9, to: 10, rightTo, rightly: () => true });
	await expect(page.locator('p[role=status]')).toHaveText(say('kiosk_offline_many', { n: 5 }));
	expect(onDisk().length).toBe(5);

	await page.unroute('**/exam/answers');
	await at.saved(page);
	const stored = onDisk();
	expect(stored.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	expect(stored.map(({ question }) => question)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
	expect(await timeLeft(page)).toBeLessThan(before);

	await page.reload();
	await settled(page);
	await at.atQuestion(page, 10);
	await expect(page.getByRole('button', { name: new RegExp(`, ${say('kiosk_answered')}`) })).toHaveCount(10);
	expect(await timeLeft(page)).toBeLessThan(before);

	// The proctor is still signed in, and sees the candidate at work.
	await visit(staff, `/proctor/sittings/${sitting}`);
	await told(staff, say('proctor_now_running', { n: 1 }));
	await told(staff, say('proctor_link_here'));
	await at.handIn(page);
	await told(page, saying('kiosk_result_failed'));
	await expect(page.locator('.points .large')).toHaveText('10 / 40');
});

test('a page that was closed during the cut brings its unsent answers when it comes back', async ({
	browser
}) => {
	const another = await openOffice({
		applicants: 1,
		async before(app, seeded, applications) {
			[candidate] = (await beginSitting(app, seeded, await scheduleSitting(app, seeded, applications))) as [
				SeatedCandidate
			];
		}
	});
	const rightTo = await learned();
	const page = await stranger(browser, another.origin);
	await page.context().addCookies([
		{ name: 'seat', value: candidate.seatToken, domain: 'localhost', path: '/exam' },
		{ name: 'attempt', value: candidate.token, domain: 'localhost', path: '/exam' }
	]);
	await visit(page, '/exam');
	await page.route('**/exam/answers', (route) => route.abort());
	await at.answerByKeyboard(page, { from: 1, to: 3, rightTo, rightly: () => true });
	await expect(page.locator('p[role=status]')).toHaveText(say('kiosk_offline_many', { n: 3 }));
	await another.killAndRestart();
	await page.unroute('**/exam/answers');
	await page.reload();
	await at.saved(page);
	await expect(page.getByRole('button', { name: new RegExp(`, ${say('kiosk_answered')}`) })).toHaveCount(3);
	await another.stop();
});
