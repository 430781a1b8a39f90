import { expect, test, type Browser as Chromium } from 'playwright/test';
import { Browser } from '../../src/cli/rehearse/browser';
import { SILENCE } from '../../src/lib/domain/exam/silence';
import { contextAt, accountOf, press, visit } from '../people';
import { say, saying } from '../words';
import { printedChance, rest } from './chance';
import { everythingArrives, nothingIsLost, noScreenLied, timeIsKept } from './ledger';
import { closeRooms, openRoom, writing, type Room } from './room';
import { SeatWindow } from './seat-window';

/** The promise is 15 s with a person's hands; a program's are quicker. */
const MOVED_MS = 15_000;
const SPARE = 29;

async function proctorOf(room: Room): Promise<Browser> {
	const { login, password } = accountOf('proctor');
	return new Browser(room.server.origin, 'proctor').signIn(login, password);
}

/** The proctor moves a candidate, who opens the test at another computer. Returns its window and how long it took. */
async function moveTo(
	chromium: Chromium,
	room: Room,
	from: SeatWindow,
	seat: number
): Promise<{ window: SeatWindow; ms: number }> {
	const proctor = await proctorOf(room);
	const context = await contextAt(chromium, room.server.origin);
	const page = await context.newPage();
	await visit(page, '/exam');
	await page.locator('[name=roomCode]').fill(room.seeded.room.code);
	await page.locator('[name=seat]').fill(String(seat));
	await press(page, say('kiosk_enrol'));
	const begun = performance.now();
	await proctor.must(`/proctor/sittings/${room.sitting}?/changeSeat`, [
		['attempt', from.seat.attempt],
		['seat', String(seat)],
		['reason', 'Компьютер істен шықты']
	]);
	await visit(page, '/exam');
	await press(page, say('kiosk_its_me'));
	await page.locator('section.question').waitFor();
	const ms = performance.now() - begun;
	await page.close();
	return { window: await SeatWindow.in(context, room, { ...from.seat, seat }), ms };
}

const timeOn = async ({ page }: SeatWindow): Promise<number> => {
	const words = (await page.locator('[role=timer] strong').textContent()) ?? '';
	return words.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;
};

test.afterEach(closeRooms);

test('a candidate whose computer died goes on at another with every acknowledged answer and the exact time', async ({
	browser
}) => {
	const chance = printedChance();
	const room = await openRoom(browser, { candidates: 20, windows: 1 });
	const stop = writing(room, chance);
	const [dead] = room.windows as [SeatWindow];
	await rest(chance.between(3_000, 6_000));
	// What is chosen from here on is on the dead computer only.
	await dead.context.setOffline(true);
	const stored = room.stored(dead.seat.attempt);
	await rest(chance.between(1_000, 3_000));
	expect(await dead.made()).toBeGreaterThan(stored);
	await stop();
	await dead.close();
	// From then on nobody knows what was chosen at it.
	await rest(SILENCE.late);
	const { window, ms } = await moveTo(browser, room, dead, SPARE);
	expect(ms).toBeLessThan(MOVED_MS);
	await expect(window.page.getByText(saying('kiosk_moved_unknown_since'))).toBeVisible();
	await expect(window.page.getByText(say('kiosk_moved_all'))).toHaveCount(0);
	await expect(
		window.page.getByRole('button', { name: new RegExp(`, ${say('kiosk_answered')}`) })
	).toHaveCount(new Set(dead.acknowledged.map(({ question }) => question)).size);
	expect(Math.abs((await timeOn(window)) - room.left())).toBeLessThanOrEqual(2_000);
	await nothingIsLost(room);
	window.acknowledged.push(...dead.acknowledged);
	await window.reload(stored);
	room.windows.splice(0, 1, window);
	const again = writing(room, chance);
	await rest(4_000);
	await again();
	await everythingArrives(room);
	await nothingIsLost(room);
	await timeIsKept(room);
	noScreenLied(room);
	process.stdout.write(`  moved in ${Math.round(ms)} ms\n`);
});

test('a candidate moved away while the former computer works on: it is locked out and says so, and is never told «saved»', async ({
	browser
}) => {
	const chance = printedChance();
	const room = await openRoom(browser, { candidates: 2, windows: 1 });
	const [former] = room.windows as [SeatWindow];
	for (let n = 1; n <= 5; n += 1) await former.choose(chance);
	await expect.poll(() => room.stored(former.seat.attempt)).toBe(5);
	const { window } = await moveTo(browser, room, former, SPARE);
	const [said, made] = [former.acknowledged.length, await former.made()];
	await former.choose(chance);
	const chosen = (await former.made()) > made;
	await expect(former.page.getByText(say('kiosk_locked_title')).first()).toBeVisible({ timeout: 15_000 });
	expect(former.acknowledged.length, 'nothing was acknowledged to the computer left behind').toBe(said);
	// It had said that nothing was unsaved: what it names afterwards corrects that.
	if (chosen)
		await expect(window.page.getByText(saying('kiosk_moved_lost'))).toBeVisible({ timeout: 15_000 });
	await window.reload(5);
	for (let n = 1; n <= 3; n += 1) await window.choose(chance);
	await expect.poll(() => room.stored(former.seat.attempt)).toBe(8);
	expect(former.lies).toEqual([]);
	await nothingIsLost(room);
	await former.close();
	room.windows.splice(0, 1, window);
});
