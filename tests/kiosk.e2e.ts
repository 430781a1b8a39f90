import { expect, test, type Browser, type Page } from 'playwright/test';
import { BLUEPRINT } from '../src/cli/demonstration/office';
import { beginSitting, scheduleSitting, type SeatedCandidate } from '../src/cli/demonstration/sitting';
import { openOffice, type Office, type OfficeOptions } from './office';
import { press, settled, signIn, stranger, told, visit } from './people';
import { submit } from './requests';
import * as at from './seat';
import { say, saying } from './words';

/** What a room without a network, with two computers or with a fire alarm does to a candidate. */
interface Room {
	office: Office;
	sitting: string;
	candidates: SeatedCandidate[];
}

async function openRoom(applicants: number, options: OfficeOptions = {}): Promise<Room> {
	let sitting = '';
	let candidates: SeatedCandidate[] = [];
	const office = await openOffice({
		...options,
		applicants,
		async before(app, seeded, applications) {
			sitting = await scheduleSitting(app, seeded, applications);
			candidates = await beginSitting(app, seeded, sitting);
		}
	});
	return { office, sitting, candidates };
}

/** The candidate's page, with the worker that lets it open without a network. */
async function sitAt(browser: Browser, { origin }: Office, one: SeatedCandidate): Promise<Page> {
	const page = await stranger(browser, origin);
	await page.context().addCookies([
		{ name: 'seat', value: one.seatToken, domain: 'localhost', path: '/exam' },
		{ name: 'attempt', value: one.token, domain: 'localhost', path: '/exam' }
	]);
	await visit(page, '/exam');
	await page.getByRole('button', { name: 'Қазақша' }).click();
	await at.atQuestion(page, 1);
	await page.evaluate(() => navigator.serviceWorker.ready);
	await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
	return page;
}

/** A sign of life, or the seat stands paused soon after the server's start. */
async function heardOf({ origin }: Office, { seatToken, token }: SeatedCandidate): Promise<void> {
	const headers = {
		cookie: `seat=${seatToken}; attempt=${token}`,
		origin,
		'content-type': 'application/json'
	};
	await fetch(`${origin}/exam/pulse`, { method: 'POST', headers, body: '{"unsaved":0}' });
}

/** Chooses the first option of questions one after another, and stays at the last one. */
async function choose(page: Page, from: number, to: number): Promise<void> {
	for (let n = from; n <= to; n += 1) {
		await at.atQuestion(page, n);
		await page.keyboard.press('Digit1');
		await expect(at.chosen(page)).toHaveValue('1');
		if (n < to) await page.keyboard.press('ArrowRight');
	}
}

const savedLine = (page: Page) => page.locator('p[role=status]');
const answered = (page: Page) => page.getByRole('button', { name: new RegExp(`, ${say('kiosk_answered')}`) });
const onServer = async (page: Page): Promise<number> =>
	((await (await page.request.get('/exam/view')).json()) as { savedThrough: number }).savedThrough;

/** What the browser's own storage holds. */
const kept = (page: Page): Promise<string> =>
	page.evaluate(async () => {
		const open = indexedDB.open('synaq-exam');
		const database = await new Promise<IDBDatabase>((resolve) => {
			open.onsuccess = () => resolve(open.result);
		});
		const all = [...database.objectStoreNames].map((name) => {
			const request = database.transaction(name).objectStore(name).getAll();
			return new Promise((resolve) => {
				request.onsuccess = () => resolve(request.result);
			});
		});
		const caches = await Promise.all(
			(await window.caches.keys()).map(async (name) => {
				const cache = await window.caches.open(name);
				return (await cache.match('/exam'))?.text();
			})
		);
		database.close();
		return JSON.stringify([await Promise.all(all), caches]);
	});

test.describe('in a room of four', () => {
	let room: Room;
	let staff: Page;
	/** The proctor's own form, without looking at the console. */
	async function proctor(action: string, fields: Record<string, string | number>): Promise<void> {
		const { status, words } = await submit(staff, `/proctor/sittings/${room.sitting}?/${action}`, fields);
		expect(status, words).toBeLessThan(400);
	}

	test.beforeAll(async ({ browser }) => {
		room = await openRoom(4);
		staff = await signIn(browser, room.office.origin, 'proctor');
		await visit(staff, `/proctor/sittings/${room.sitting}`);
		for (const one of room.candidates) await heardOf(room.office, one);
	});
	test.afterAll(() => room.office.stop());

	test('a page opened again without a network comes back to the same question with nothing lost', async ({
		browser
	}) => {
		const page = await sitAt(browser, room.office, room.candidates[0]!);
		await choose(page, 1, 3);
		await at.saved(page);
		await page.keyboard.press('KeyF');

		await page.context().setOffline(true);
		await page.keyboard.press('ArrowRight');
		await choose(page, 4, 5);
		await expect(savedLine(page)).toHaveText(say('kiosk_offline_many', { n: 2 }));
		await page.reload();
		await settled(page);
		await at.atQuestion(page, 5);
		await expect(at.chosen(page)).toHaveValue('1');
		await expect(answered(page)).toHaveCount(5);
		await expect(
			page.getByRole('button', {
				name: new RegExp(`^${say('kiosk_question_n', { n: 3 })},.*${say('kiosk_flagged')}`)
			})
		).toBeVisible();
		await expect(savedLine(page)).toHaveText(say('kiosk_offline_many', { n: 2 }));
		await expect(page.locator('[role=timer]')).toContainText('≈ 00:5');

		// The tab is closed too, and the work goes on in another one.
		const context = page.context();
		await page.close();
		const again = await context.newPage();
		await visit(again, '/exam');
		await at.atQuestion(again, 5);
		await again.keyboard.press('ArrowRight');
		await choose(again, 6, 6);
		await expect(savedLine(again)).toHaveText(say('kiosk_offline_many', { n: 3 }));

		await context.setOffline(false);
		await at.saved(again);
		expect(await onServer(again)).toBe(6);
		await expect(again.locator('[role=timer]')).not.toContainText('≈');
		await again.reload();
		await at.atQuestion(again, 6);
		await expect(answered(again)).toHaveCount(6);

		// Before the next candidate nothing of the paper is left on the computer.
		const paper = await at.stem(again).textContent();
		expect(await kept(again)).toContain(paper);
		await at.handIn(again);
		await expect.poll(() => kept(again)).not.toContain('stem');
		expect(await kept(again)).not.toContain(paper);
	});

	test('a second window of the same computer is told so, and goes on when the first one closes', async ({
		browser
	}) => {
		const page = await sitAt(browser, room.office, room.candidates[1]!);
		await choose(page, 1, 2);
		await at.saved(page);
		const second = await page.context().newPage();
		await visit(second, '/exam');
		await expect(second.getByRole('heading', { name: say('kiosk_window_title') })).toBeVisible();
		await expect(second.locator('section.question')).toHaveCount(0);
		await page.keyboard.press('ArrowRight');
		await choose(page, 3, 3);
		await at.saved(page);
		await page.close();
		await at.atQuestion(second, 3);
		await expect(answered(second)).toHaveCount(3);
	});

	test('a message of the proctor stands over the test, takes no focus, and goes when it is closed', async ({
		browser
	}) => {
		const { attempt } = room.candidates[2]!;
		const page = await sitAt(browser, room.office, room.candidates[2]!);
		await choose(page, 1, 2);
		const focus = () => page.evaluate(() => document.activeElement?.textContent);
		const before = await focus();
		await proctor('message', { attempt, text: 'Терезені жабыңыз, суық.' });
		const banner = page.getByRole('region', { name: say('kiosk_message') });
		await expect(banner).toContainText('Терезені жабыңыз, суық.');
		expect(await focus()).toBe(before);
		await page.keyboard.press('ArrowRight');
		await choose(page, 3, 3);
		await banner.getByRole('button', { name: say('kiosk_message_read') }).click();
		await expect(banner).toHaveCount(0);
		await at.saved(page);
		await page.reload();
		await at.atQuestion(page, 3);
		await expect(banner).toHaveCount(0);
	});

	test('blanked screens show nothing of the test, and come back to the same question', async ({
		browser
	}) => {
		const page = await sitAt(browser, room.office, room.candidates[2]!);
		await page.keyboard.press('ArrowRight');
		await at.atQuestion(page, 2);
		const { stem, options } = await at.readQuestion(page);
		await proctor('blank', { reason: 'Өрт дабылы' });
		await expect(page.getByRole('heading', { name: say('kiosk_blank_title') })).toBeVisible();
		const shown = await page.locator('body').innerText();
		for (const text of [stem, ...options]) expect(shown).not.toContain(text);
		await page.reload();
		await expect(page.getByRole('heading', { name: say('kiosk_blank_title') })).toBeVisible();
		await proctor('unblank', { reason: 'Дабыл аяқталды' });
		await at.atQuestion(page, 2);
		expect((await at.readQuestion(page)).stem).toBe(stem);
	});

	test('a moved candidate goes on at the new seat; the old one locks and names what it could not send', async ({
		browser
	}) => {
		const one = room.candidates[3]!;
		const old = await sitAt(browser, room.office, one);
		await choose(old, 1, 2);
		await at.saved(old);
		await old.route('**/exam/answers', (route) => route.abort());
		await old.keyboard.press('ArrowRight');
		await choose(old, 3, 4);
		await old.waitForResponse((response) => response.url().endsWith('/exam/pulse'));

		const next = await stranger(browser, room.office.origin);
		await at.enrol(next, room.office.seeded.room.code, 20);
		await proctor('changeSeat', { attempt: one.attempt, seat: 20, reason: 'Компьютер істен шықты' });
		// Nobody touches the new seat: it greets the candidate by itself.
		await expect(next.getByRole('heading', { name: say('kiosk_transfer_title') })).toBeVisible({
			timeout: 15_000
		});
		await press(next, say('kiosk_its_me'));
		await at.atQuestion(next, 1);
		await expect(answered(next)).toHaveCount(2);
		await told(next, say('kiosk_moved_title'));

		await expect(old.getByRole('heading', { name: say('kiosk_locked_title') })).toBeVisible();
		await told(old, say('kiosk_left_behind_many', { n: 2, questions: '3, 4' }));
		await told(old, say('kiosk_left_behind_told'));
		await expect(savedLine(old)).toHaveCount(0);
		expect(await kept(old)).not.toContain('stem');

		await told(next, say('kiosk_moved_lost', { questions: '3, 4' }));
		await press(next, say('kiosk_message_read'));
		await expect(next.getByText(say('kiosk_moved_title'))).toHaveCount(0);
		await press(next, say('kiosk_moved_short'));
		await told(next, say('kiosk_moved_lost', { questions: '3, 4' }));
		await press(old, say('kiosk_locked_free'));
		await expect(old.getByRole('heading', { name: say('kiosk_sign_in_title') })).toBeVisible();
	});
});

test('answers of a seat that lost the network before the end come late, and the result says so', async ({
	browser
}) => {
	test.setTimeout(180_000);
	const { office, candidates } = await openRoom(1, { blueprint: { ...BLUEPRINT, minutes: 1 } });
	const page = await sitAt(browser, office, candidates[0]!);
	await choose(page, 1, 1);
	await at.saved(page);
	await page.context().setOffline(true);
	await page.keyboard.press('ArrowRight');
	await choose(page, 2, 3);
	await expect(page.getByRole('heading', { name: say('kiosk_time_up_title') })).toBeVisible({
		timeout: 70_000
	});
	await told(page, say('kiosk_settling_many', { n: 2 }));
	await told(page, say('kiosk_settling_ruled'));
	expect(await page.locator('body').innerText()).not.toContain(say('kiosk_saved_at', { time: '' }).trim());
	await page.waitForTimeout(2_000);
	await page.context().setOffline(false);
	await expect(page.getByRole('heading', { name: say('kiosk_result_ready') })).toBeVisible({
		timeout: 30_000
	});
	await press(page, say('kiosk_result_show'));
	await told(page, saying('kiosk_result_late'));
	await expect(page.getByText(saying('kiosk_not_taken_many'))).toHaveCount(0);
	expect(await kept(page)).not.toContain('stem');
	await office.stop();
});
