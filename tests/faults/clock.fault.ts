import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'playwright/test';
import { printedChance, rest } from './chance';
import { everythingArrives, nothingIsLost, noScreenLied, timeIsKept } from './ledger';
import { closeRooms, openRoom, writing } from './room';

const MINUTE = 60_000;

test.afterEach(closeRooms);

test("the server's clock stepped back and forward changes nobody's time and loses nothing", async ({
	browser
}) => {
	const chance = printedChance();
	const folder = mkdtempSync(join(tmpdir(), 'synaq-clock-'));
	const CLOCK_STEP = join(folder, 'step');
	const stepped = pathToFileURL(resolve('tests/faults/step-clock.mjs')).href;
	const room = await openRoom(browser, {
		candidates: 20,
		windows: 1,
		env: { CLOCK_STEP, NODE_OPTIONS: `--import ${stepped}` }
	});
	const wall = async () =>
		((await (await fetch(`${room.server.origin}/status`)).json()) as { now: number }).now;
	const stop = writing(room, chance);
	let step = 0;
	for (const minutes of [-60, +45, +120, -7, -180, +1]) {
		await rest(chance.between(500, 2_000));
		const before = await wall();
		step += minutes * MINUTE;
		writeFileSync(CLOCK_STEP, String(step));
		process.kill(room.server.pid(), 'SIGUSR2');
		await expect.poll(async () => Math.round(((await wall()) - before) / MINUTE)).toBe(minutes);
		await nothingIsLost(room);
		process.stdout.write(`  the clock was set by ${minutes} minutes\n`);
	}
	await rest(1_000);
	await stop();
	await everythingArrives(room);
	await nothingIsLost(room);
	await timeIsKept(room);
	noScreenLied(room);
	rmSync(folder, { recursive: true, force: true });
});
