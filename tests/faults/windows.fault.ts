import { expect, test } from 'playwright/test';
import { say } from '../words';
import { printedChance } from './chance';
import { nothingIsLost, noScreenLied } from './ledger';
import { closeRooms, openRoom } from './room';
import { SeatWindow } from './seat-window';

const elsewhere = ({ page }: SeatWindow) => page.getByText(say('kiosk_window_title')).first();

test.afterEach(closeRooms);

test('a second window of the same browser is told so, and one window answers', async ({ browser }) => {
	const chance = printedChance();
	const room = await openRoom(browser, { candidates: 1, windows: 1 });
	const [first] = room.windows as [SeatWindow];
	for (let n = 1; n <= 4; n += 1) await first.choose(chance);
	const second = await SeatWindow.in(first.context, room, first.seat);
	await expect(elsewhere(second)).toBeVisible();
	await second.page.keyboard.press('Digit1');
	for (let n = 1; n <= 3; n += 1) await first.choose(chance);
	await expect.poll(() => room.stored(first.seat.attempt)).toBe(await first.made());
	expect(second.acknowledged).toEqual([]);
	await nothingIsLost(room);
	// The first one is closed: the second goes on from what is saved.
	const saved = await first.made();
	await first.page.close();
	await expect(second.page.locator('section.question')).toBeVisible();
	await second.reload(saved);
	room.windows.splice(0, 1, second);
	for (let n = 1; n <= 3; n += 1) await second.choose(chance);
	await expect.poll(() => room.stored(first.seat.attempt)).toBe(saved + 3);
	await nothingIsLost(room);
	noScreenLied(room);
});

test('two browsers with the same cookies: what one is told «saved» is its own, the other is told of the other window and wipes nothing', async ({
	browser
}) => {
	const chance = printedChance();
	const room = await openRoom(browser, { candidates: 1, windows: 1 });
	const [first] = room.windows as [SeatWindow];
	const twin = await SeatWindow.open(browser, room, first.seat);
	for (let n = 1; n <= 3; n += 1) await first.choose(chance);
	await expect.poll(() => room.stored(first.seat.attempt)).toBe(3);
	// Numbered alike and said otherwise: whatever the twin chooses, it must not be taken for what is stored.
	await twin.page.keyboard.press('End');
	for (let n = 1; n <= 2; n += 1) await twin.choose(chance);
	await expect(elsewhere(twin)).toBeVisible({ timeout: 15_000 });
	// Nobody was moved: it is the same place, and nothing is named as left behind there.
	await expect(twin.page.getByText(say('kiosk_locked_title'))).toHaveCount(0);
	const left = (await room.facts())
		.get(first.seat.attempt)
		?.filter(({ type }) => type === 'answers-left-behind');
	expect(left).toEqual([]);
	expect(twin.lies).toEqual([]);
	await first.choose(chance);
	const facts = await room.facts();
	expect(facts.size).toBe(1);
	await nothingIsLost(room);
	await twin.close();
});
