import { expect, test } from 'playwright/test';
import type { LineState } from '../../src/cli/rehearse/faults/line';
import { say } from '../words';
import { printedChance, rest } from './chance';
import { everythingArrives, nothingIsLost, noScreenLied, timeIsKept } from './ledger';
import { closeRooms, openRoom, writing } from './room';

const CUTS: readonly LineState[] = ['cut', 'silent', 'deaf'];
const ROUNDS = 12;

test.afterEach(closeRooms);

test('lines cut, silent or deaf for random times bring every answer once, in order, and cost no time', async ({
	browser
}) => {
	const chance = printedChance();
	const room = await openRoom(browser, { candidates: 20, windows: 2 });
	const stop = writing(room, chance);
	for (let round = 1; round <= ROUNDS; round += 1) {
		await rest(chance.between(200, 1_500));
		const how = chance.one(CUTS);
		// Now and then the switch of the whole room goes, else the cables of some.
		const all = chance.happens(0.25);
		const lines = all
			? [room.server.line, ...room.plain.map(({ line }) => line)]
			: room.plain.filter(() => chance.happens(0.4)).map(({ line }) => line);
		const windows = room.windows.filter(() => all || chance.happens(0.5));
		for (const line of lines) line.turn(how);
		for (const window of windows) await window.context.setOffline(true);
		await rest(chance.between(100, 5_000));
		for (const line of lines) line.turn('whole');
		for (const window of windows) await window.context.setOffline(false);
		for (const { page } of room.plain) if (chance.happens(0.2)) await page.repeat();
		await nothingIsLost(room);
		process.stdout.write(
			`  round ${round}: ${lines.length} lines ${how}, ${windows.length} windows without a network\n`
		);
	}
	await stop();
	await everythingArrives(room, 45_000);
	await nothingIsLost(room);
	await timeIsKept(room);
	noScreenLied(room);
});

test('a window without a network counts what is only on this computer, through a reload, and never says «saved»', async ({
	browser
}) => {
	const chance = printedChance();
	const room = await openRoom(browser, { candidates: 1, windows: 1 });
	const [window] = room.windows;
	if (!window) throw new Error('Nobody sits at a window.');
	// Forward only: the line counts questions, and a choice changed at one of them is still one answer.
	for (let n = 1; n <= 3; n += 1) await window.answer(chance, 'ArrowRight');
	await expect.poll(() => room.stored(window.seat.attempt)).toBe(3);
	await window.context.setOffline(true);
	for (let n = 1; n <= 4; n += 1) await window.answer(chance, 'ArrowRight');
	await expect(window.page.locator('p[role=status]')).toHaveText(say('kiosk_offline_many', { n: 4 }));
	await window.reload();
	await expect(window.page.locator('p[role=status]')).toHaveText(say('kiosk_offline_many', { n: 4 }));
	await window.answer(chance, 'ArrowRight');
	await expect(window.page.locator('p[role=status]')).toHaveText(say('kiosk_offline_many', { n: 5 }));
	expect(room.stored(window.seat.attempt)).toBe(3);
	await window.context.setOffline(false);
	await everythingArrives(room);
	noScreenLied(room);
});
