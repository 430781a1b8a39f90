import { expect, test } from 'playwright/test';
import { percentile } from '../../src/cli/load/figures';
import { printedChance, rest } from './chance';
import { everythingArrives, nothingIsLost, noScreenLied, timeIsKept } from './ledger';
import { closeRooms, openRoom, writing, type Room } from './room';

const KILLS = 10;
/** The figure is 5 s; a busy machine gets three times as much. */
const AGAIN_MS = 15_000;

/** Until every candidate has an answer acknowledged that was sent after `from`. */
async function untilAllAnswerAgain(room: Room, from: number): Promise<number> {
	const windows = room.windows.map((window) => ({ window, before: window.acknowledged.length }));
	const last = () =>
		room.plain.every(({ page }) => (page.told.at(-1)?.heardAt ?? 0) > from) &&
		windows.every(({ window, before }) => window.acknowledged.length > before);
	await expect
		.poll(last, { timeout: AGAIN_MS, intervals: [50], message: 'everybody answers again' })
		.toBe(true);
	return performance.now() - from;
}

test.afterEach(closeRooms);

test('a server killed ten times during the test of twenty loses nothing, and nobody has to touch anything', async ({
	browser
}) => {
	const chance = printedChance();
	const room = await openRoom(browser, { candidates: 20, windows: 2 });
	const stop = writing(room, chance);
	const again: number[] = [];
	for (let kill = 1; kill <= KILLS; kill += 1) {
		await rest(chance.between(300, 4_000));
		const dark = performance.now();
		await room.server.kill();
		await nothingIsLost(room);
		await rest(chance.between(0, 1_500));
		const from = performance.now();
		await room.server.start();
		again.push(Math.round(await untilAllAnswerAgain(room, from)));
		process.stdout.write(
			`  kill ${kill}: dark ${Math.round(from - dark)} ms, all answer again ${again.at(-1)} ms after the start\n`
		);
	}
	await stop();
	await everythingArrives(room);
	const acknowledged = await nothingIsLost(room);
	await timeIsKept(room, { cut: true });
	noScreenLied(room);
	process.stdout.write(
		`  ${acknowledged} answers acknowledged, 0 lost; started again → all answer: ${percentile(again, 0.5)} ms, at most ${Math.max(...again)} ms\n`
	);
});
