import { expect, test, type Browser, type Locator, type Page } from 'playwright/test';
import { USUAL_REASONS } from '../src/lib/domain/exam/usual-reasons';
import { BLUEPRINT } from '../src/cli/demonstration/office';
import { beginSitting, scheduleSitting, type SeatedCandidate } from '../src/cli/demonstration/sitting';
import { madeUpApplicants } from '../src/cli/demonstration/people';
import { openOffice, type Office, type OfficeOptions } from './office';
import { accountOf, press, pressInDialog, settled, signIn, stranger, told, visit } from './people';
import { answer, breathe } from './room';
import { say, saying } from './words';

interface Room {
	office: Office;
	sitting: string;
	candidates: SeatedCandidate[];
	/** Stops the signs of life of the seats. */
	breath: ReturnType<typeof breathe>;
}

/** A room where so many write, each seat giving its signs of life. */
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
	return { office, sitting, candidates, breath: breathe(office.origin, candidates) };
}

let room: Room;
test.beforeAll(async () => {
	room = await openRoom(8);
});
test.afterAll(async () => {
	room.breath.stop();
	await room.office.stop();
});

/** The proctor before the wall. */
async function atWall(browser: Browser, { office, sitting }: Room = room): Promise<Page> {
	const page = await signIn(browser, office.origin, 'proctor');
	await visit(page, `/proctor/sittings/${sitting}`);
	return page;
}

/** The seat of a candidate on the wall. */
const seatOf = (page: Page, { seat }: { seat: number }): Locator =>
	page.locator('.place').filter({ has: page.locator('.who b', { hasText: new RegExp(`^${seat}$`) }) });

const nth = (i: number): SeatedCandidate => room.candidates[i] as SeatedCandidate;

/** Opens a seat and does a thing to it. */
async function act(page: Page, seat: SeatedCandidate, word: string): Promise<Locator> {
	await seatOf(page, seat).locator('button.seat').click();
	await page
		.locator('dialog[open]')
		.getByRole('button', { name: say(word), exact: true })
		.click();
	return page.locator('dialog[open]');
}

test('an answer and a pause by another proctor stand on the wall without a reload', async ({ browser }) => {
	const page = await atWall(browser);
	const other = await atWall(browser);
	await page.evaluate(() => (document.documentElement.dataset.same = 'page'));
	const seat = seatOf(page, nth(0));
	await expect(seat).toContainText(say('proctor_link_here'));
	await expect(seat.locator('.line').first()).toContainText('0/40');
	await answer(room.office.origin, nth(0), 1, 3);
	await expect(seat.locator('.line').first()).toContainText('3/40');

	const dialog = await act(other, nth(0), 'proctor_act_pause');
	await dialog.locator('[name=reason]').fill('Пернетақта ауыстырылды');
	await pressInDialog(other, say('proctor_act_pause'));
	await expect(seat).toContainText(say('proctor_at_paused'));
	await expect(page.locator('html[data-same=page]')).toBeAttached();
	await page.context().close();
	await other.context().close();
});

test('time runs on between two words of the server, and stands for whoever is paused', async ({
	browser
}) => {
	const page = await atWall(browser);
	const left = (candidate: SeatedCandidate) =>
		seatOf(page, candidate).locator('.line').first().locator('b').last();
	const before = [await left(nth(0)).textContent(), await left(nth(1)).textContent()];
	await expect(left(nth(1))).not.toHaveText(before[1] ?? '');
	await expect(left(nth(0))).toHaveText(before[0] ?? '');
	await page.context().close();
});

test('a seat that falls silent is told by a word and found under what needs attention', async ({
	browser
}) => {
	const page = await atWall(browser);
	room.breath.silent.add(nth(7).attempt);
	await expect(seatOf(page, nth(7))).toContainText(say('proctor_link_gone'), { timeout: 40_000 });
	await page.getByRole('button', { name: say('proctor_filter_attention') }).click();
	await expect(seatOf(page, nth(7))).toBeVisible();
	await expect(seatOf(page, nth(1))).toHaveCount(0);
	room.breath.silent.clear();
	await expect(seatOf(page, nth(7))).toHaveCount(0);
	await page.context().close();
});

test('several ticked seats are paused at once, and the others write on', async ({ browser }) => {
	const page = await atWall(browser);
	const tick = (i: number) => seatOf(page, nth(i)).getByRole('checkbox');
	await tick(2).check();
	await tick(4).click({ modifiers: ['Shift'] });
	await told(page, say('proctor_scope_some', { n: 3 }));
	await page
		.getByRole('group', { name: say('proctor_bulk') })
		.getByRole('button', { name: say('proctor_act_pause'), exact: true })
		.click();
	await page.locator('dialog[open]').getByRole('button', { name: USUAL_REASONS.noise.kk }).click();
	await pressInDialog(page, say('proctor_act_pause'));
	for (const i of [2, 3, 4]) await expect(seatOf(page, nth(i))).toContainText(say('proctor_at_paused'));
	for (const i of [1, 5]) await expect(seatOf(page, nth(i))).toContainText(say('proctor_link_here'));
	await page
		.getByRole('group', { name: say('proctor_bulk') })
		.getByRole('button', { name: say('proctor_act_resume'), exact: true })
		.click();
	await page.locator('dialog[open]').getByRole('button', { name: USUAL_REASONS.fixed.kk }).click();
	await pressInDialog(page, say('proctor_act_resume'));
	for (const i of [2, 3, 4]) await expect(seatOf(page, nth(i))).toContainText(say('proctor_link_here'));
	await page.context().close();
});

test('more minutes than one person may add go to a second person, who adds them', async ({ browser }) => {
	const page = await atWall(browser);
	const dialog = await act(page, nth(1), 'proctor_act_minutes');
	await dialog.locator('[name=minutes]').fill('40');
	await told(page, say('proctor_minutes_over', { limit: 15 }));
	await dialog.locator('[name=reason]').fill('Жарық өшті');
	await pressInDialog(page, say('proctor_act_propose_minutes'));
	await told(page, say('proctor_proposed_minutes', { minutes: 40 }));
	await told(page, say('proctor_decides_other'));

	const head = await signIn(browser, room.office.origin, 'head');
	await visit(head, `/proctor/sittings/${room.sitting}`);
	await head.getByRole('button', { name: say('proctor_decide') }).click();
	await head.getByRole('radio', { name: say('proctor_decision_minutes_yes', { minutes: 40 }) }).check();
	await head.locator('dialog[open]').getByRole('button', { name: USUAL_REASONS.agreed.kk }).click();
	await pressInDialog(head, say('proctor_act_decide_minutes'));
	await expect(seatOf(page, nth(1))).toContainText('+40');
	await expect(page.getByText(say('proctor_decides_other'))).toHaveCount(0);
	await page.context().close();
	await head.context().close();
});

test('a message stands on the screen of its candidate', async ({ browser }) => {
	const page = await atWall(browser);
	const candidate = await stranger(browser, room.office.origin);
	const cookie = (name: string, value: string) => ({ name, value, domain: 'localhost', path: '/exam' });
	await candidate.context().addCookies([cookie('seat', nth(5).seatToken), cookie('attempt', nth(5).token)]);
	await visit(candidate, '/exam');
	const dialog = await act(page, nth(5), 'proctor_act_message');
	await dialog.getByRole('button', { name: say('proctor_say_coming') }).click();
	await pressInDialog(page, say('proctor_message_send'));
	await told(candidate, say('proctor_say_coming'));
	await page.context().close();
	await candidate.context().close();
});

test('an alarm blanks every screen by one click and one key, and all write on after it', async ({
	browser
}) => {
	const page = await atWall(browser);
	await press(page, say('proctor_blank'));
	await expect(page.locator('dialog[open]')).toBeVisible();
	await page.keyboard.press('Enter');
	await told(page, saying('proctor_blanked'));
	await expect(seatOf(page, nth(5))).toContainText(say('proctor_at_blanked'));
	await press(page, say('proctor_unblank'));
	await expect(page.locator('dialog[open]')).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByText(saying('proctor_blanked'))).toHaveCount(0);
	await expect(seatOf(page, nth(5))).toContainText(say('proctor_link_here'));
	// Whom the proctor had paused before the alarm stands on.
	await expect(seatOf(page, nth(0))).toContainText(say('proctor_at_paused'));
	await page.context().close();
});

test('what cannot be undone asks once more and says so', async ({ browser }) => {
	const page = await atWall(browser);
	const dialog = await act(page, nth(6), 'proctor_act_finish');
	await dialog.getByRole('button', { name: USUAL_REASONS.asked.kk }).click();
	await pressInDialog(page, say('proctor_act_finish'));
	await expect(dialog).toBeVisible();
	await dialog.getByRole('checkbox', { name: say('proctor_certain') }).check();
	await pressInDialog(page, say('proctor_act_finish'));
	await expect(dialog).toHaveCount(0);
	await expect(seatOf(page, nth(6))).toContainText(say('proctor_at_result'));
	await page.context().close();
});

test('the wall lives through a restart of the server, and the time of dead seats is given back', async ({
	browser
}) => {
	const cut = await openRoom(4);
	const page = await atWall(browser, cut);
	const [first, ...others] = cut.candidates as [SeatedCandidate, ...SeatedCandidate[]];
	await answer(cut.office.origin, first, 1, 2);
	await expect(seatOf(page, first)).toContainText(say('proctor_link_here'));
	await page.evaluate(() => (document.documentElement.dataset.same = 'page'));
	for (const { attempt } of others) cut.breath.silent.add(attempt);
	const restarted = cut.office.killAndRestart();
	await told(page, saying('proctor_lost_since'));
	await restarted;
	await expect(page.getByText(saying('proctor_lost_since'))).toHaveCount(0, { timeout: 15_000 });
	await expect(seatOf(page, first).locator('.line').first()).toContainText('2/40');

	// A page that kept working is given twenty seconds to be heard: only then a seat stands.
	await expect(page.getByText(saying('proctor_cut_title')).first()).toBeVisible({ timeout: 40_000 });
	const rows = page
		.getByRole('table')
		.getByRole('row')
		.filter({ has: page.getByRole('button') });
	await expect(rows).toHaveCount(3, { timeout: 30_000 });
	await rows.first().getByRole('button').click();
	await expect(rows).toHaveCount(2);
	await press(page, say('proctor_cut_all', { n: 2 }));
	await expect(page.getByText(saying('proctor_cut_title'))).toHaveCount(0);
	for (const one of cut.candidates)
		await expect(seatOf(page, one)).not.toContainText(say('proctor_at_server'));
	await expect(page.locator('html[data-same=page]')).toBeAttached();
	cut.breath.stop();
	await page.context().close();
	await cut.office.stop();
});

test('answers that came late wait for the proctor, who sees both scores and rules with a reason', async ({
	browser
}) => {
	const short = await openRoom(2, { blueprint: { ...BLUEPRINT, minutes: 1 } });
	const [away] = short.candidates as [SeatedCandidate];
	await answer(short.office.origin, away, 1, 3);
	short.breath.silent.add(away.attempt);
	const page = await atWall(browser, short);
	await expect(seatOf(page, away)).toContainText(say('proctor_at_settling'), { timeout: 90_000 });
	await answer(short.office.origin, away, 4, 12);
	short.breath.silent.clear();
	await told(page, say('proctor_late_unruled'));
	await press(page, say('proctor_decide'));
	const dialog = page.locator('dialog[open]');
	await expect(dialog.locator('.scores dd')).toHaveCount(2);
	const [without, withThem] = await dialog.locator('.scores dd').allTextContents();
	expect(Number.parseInt(withThem ?? '')).toBeGreaterThanOrEqual(Number.parseInt(without ?? ''));
	await dialog.getByRole('radio', { name: say('proctor_late_yes'), exact: true }).check();
	await dialog.getByRole('button', { name: USUAL_REASONS.officeFault.kk }).click();
	await pressInDialog(page, say('proctor_act_late'));
	await expect(page.getByText(say('proctor_late_unruled'))).toHaveCount(0);
	await seatOf(page, away).locator('button.seat').click();
	await expect(page.locator('dialog[open]')).toContainText(say('proctor_late_accepted'));
	await expect(page.locator('dialog[open]')).toContainText(withThem?.replaceAll(' ', '') ?? '');
	short.breath.stop();
	await page.context().close();
	await short.office.stop();
});

/** Counts what the proctor does in the page, over all its addresses: clicks, fields filled, keys that send. */
const COUNTS = `
	const key = 'interactions';
	const count = () => sessionStorage.setItem(key, String(Number(sessionStorage.getItem(key) ?? 0) + 1));
	addEventListener('click', (event) => event.isTrusted && event.detail > 0 && count(), true);
	addEventListener('change', (event) => event.isTrusted && event.target.matches('input, select, textarea') && count(), true);
	addEventListener('keydown', (event) => event.isTrusted && event.key === 'Enter' && count(), true);`;

test('from a signed order to thirty candidates writing the proctor does at most eight things beside the check-ins', async ({
	browser
}) => {
	let sitting = '';
	const office = await openOffice({
		applicants: 30,
		capacity: 32,
		async before(app, seeded, applications) {
			sitting = await scheduleSitting(app, seeded, applications);
			await app.moveClock({ id: 'system', roles: [] }, app.clock.now() + 60 * 60_000);
		}
	});
	const page = await stranger(browser, office.origin);
	await page.context().addInitScript(COUNTS);
	const done = () => page.evaluate(() => Number(sessionStorage.getItem('interactions') ?? 0));
	const { login, password } = accountOf('proctor');
	await visit(page, '/sign-in');
	await page.locator('[name=login]').fill(login);
	await page.locator('[name=password]').fill(password);
	await page.keyboard.press('Enter');
	await expect(page).not.toHaveURL(/sign-in/);
	await settled(page);
	await page
		.getByRole('link', { name: saying('proctor_open_page') })
		.first()
		.click();
	await press(page, say('proctor_open'));
	await told(page, say('proctor_now_prepare'));
	const beforeCheckIns = await done();

	// Each is found by the IIN a scanner types, and sent by Enter; a candidate then signs in at the own seat.
	for (const [index, { iin }] of madeUpApplicants(30).entries()) {
		await page.locator('[name=find]').fill(iin);
		await page.keyboard.press('Enter');
		await page.locator('dialog[open] [name=number]').fill(`04512${String(index).padStart(4, '0')}`);
		await page.locator('dialog[open] [name=photo]').check();
		await page.locator('dialog[open] [name=number]').press('Enter');
		await expect(page.locator('dialog[open] [role=img].large')).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(page.locator('dialog[open]')).toHaveCount(0);
		await expect(page.locator('[name=find]')).toBeFocused();
		await expect(page.locator('[name=find]')).toHaveValue('');
	}
	await everybodySitsDown(page, office);
	const afterCheckIns = await done();
	await told(page, say('proctor_ready_seats', { n: 30, of: 30 }));

	await page.locator('[name=digits]').fill('481207');
	await page.keyboard.press('Enter');
	await told(page, say('proctor_ready_digits', { digits: '481207' }));
	await press(page, say('proctor_start_all', { n: 30 }));
	await expect(page.locator('.wall .place')).toHaveCount(30);
	await told(page, say('proctor_now_running', { n: 30 }));
	const beside = beforeCheckIns + ((await done()) - afterCheckIns);
	expect(afterCheckIns - beforeCheckIns, 'the check-ins are counted too').toBeGreaterThanOrEqual(90);
	expect(beside, 'counted at all').toBeGreaterThanOrEqual(5);
	expect(beside).toBeLessThanOrEqual(8);
	expect(sitting).not.toBe('');
	await page.context().close();
	await office.stop();
});

/** Thirty candidates enrol and sign in at their seats, by the server's doors. */
async function everybodySitsDown(page: Page, office: Office): Promise<void> {
	const applicants = madeUpApplicants(30);
	const codes = new Map<string, { seat: string; code: string }>();
	for (const row of await page
		.getByRole('listitem')
		.filter({ has: page.locator('[role=img]') })
		.all()) {
		const text = (await row.textContent()) ?? '';
		const { iin } = applicants.find((one) => text.includes(one.iin)) ?? {};
		const label = (await row.locator('[role=img]').getAttribute('aria-label')) ?? '';
		if (iin)
			codes.set(iin, {
				seat: (await row.locator('.seat').textContent()) ?? '',
				code: label.replace(/\D/g, '')
			});
	}
	expect(codes.size).toBe(30);
	for (const [iin, { seat, code }] of codes) {
		const jar: string[] = [];
		const post = async (action: string, fields: Record<string, string>) => {
			const reply = await fetch(`${office.origin}/exam?/${action}`, {
				method: 'POST',
				redirect: 'manual',
				headers: { origin: office.origin, accept: 'text/html', cookie: jar.join('; ') },
				body: new URLSearchParams(fields)
			});
			expect(reply.status, `${action} ${await reply.text()}`).toBe(303);
			for (const cookie of reply.headers.getSetCookie()) jar.push(cookie.split(';')[0] ?? '');
		};
		await post('enrol', { roomCode: office.seeded.room.code, seat });
		await post('signIn', { iin, code });
		await post('confirmIdentity', {});
	}
}
