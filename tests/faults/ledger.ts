import { expect } from 'playwright/test';
import { brokenAt, type Fact } from '../../src/lib/domain/facts';
import type { Acknowledged } from '../../src/cli/rehearse/candidate';
import { answersIn } from '../../src/cli/rehearse/stored';
import type { Room } from './room';

const SECOND = 1000;
/** Time left may differ from the ledger by so much. */
const WITHIN_MS = SECOND;
/** The same after a power cut: signs of life go to the journal once in 5 s. */
const AFTER_CUT_MS = 5 * SECOND;

const sameAs = (
	a: { question: number; choice: number[] },
	b: { question: number; choice: number[] }
): boolean => a.question === b.question && [...a.choice].sort().join() === [...b.choice].sort().join();

/** Answers that were acknowledged and are not stored as they were given. */
export function missing(
	acknowledged: readonly Acknowledged[],
	facts: ReadonlyMap<string, Fact[]>
): Acknowledged[] {
	const stored = new Map([...facts].map(([attempt, all]) => [attempt, answersIn(all)]));
	return acknowledged.filter((one) => {
		const found = stored.get(one.attempt)?.[one.seq - 1];
		return !found || found.seq !== one.seq || !sameAs(found, one);
	});
}

const everythingAcknowledged = (room: Room): Acknowledged[] => [
	...room.plain.flatMap(({ page }) => page.told),
	...room.windows.flatMap((window) => window.acknowledged)
];

/** Nothing acknowledged is missing, no number twice or left out, no chain broken. Returns how many were acknowledged. */
export async function nothingIsLost(room: Room): Promise<number> {
	// What is acknowledged while the folder is copied is looked for the next time.
	const acknowledged = everythingAcknowledged(room);
	const facts = await room.facts();
	expect(missing(acknowledged, facts), 'acknowledged answers that are not stored').toEqual([]);
	for (const [attempt, all] of facts) {
		expect(brokenAt(all), `the chain of ${attempt}`).toBeNull();
		expect(
			answersIn(all).map(({ seq }) => seq),
			`the numbers of ${attempt}`
		).toEqual(answersIn(all).map((_, index) => index + 1));
	}
	return acknowledged.length;
}

/** The screen said «saved» of what was saved, and of nothing else. */
export function noScreenLied(room: Room): void {
	for (const window of room.windows) {
		expect(window.lies, `words of seat ${window.seat.seat}`).toEqual([]);
		expect(window.words.length, `seat ${window.seat.seat} said something`).toBeGreaterThan(0);
	}
}

/** In the end everything that was chosen is on the disk, once. */
export async function everythingArrives(room: Room, ms = 30_000): Promise<void> {
	const chosen = new Map<string, number>();
	for (const { page } of room.plain) {
		expect(
			await page.settled(ms),
			`${page.browser.who} has sent everything (${page.stopped ?? 'not stopped'})`
		).toBe(true);
		chosen.set(page.seat.attempt, page.made);
	}
	for (const window of room.windows) {
		const made = await window.made();
		await expect
			.poll(() => room.stored(window.seat.attempt), { timeout: ms, message: `seat ${window.seat.seat}` })
			.toBe(made);
		chosen.set(window.seat.attempt, made);
	}
	const facts = await room.facts();
	const stored = new Map([...facts].map(([attempt, all]) => [attempt, answersIn(all).length]));
	expect(stored).toEqual(chosen);
}

/**
 * What the server says of the time left is what the ledger gives: the limit less the attempt's clock at each answer it
 * acknowledged, and, for a page that kept working, the limit less the time since the start by a clock of our own.
 */
export async function timeIsKept(room: Room, { cut = false, ownClock = true } = {}): Promise<void> {
	const within = cut ? AFTER_CUT_MS : WITHIN_MS;
	const facts = await room.facts();
	for (const { page } of room.plain) {
		const { attempt } = page.seat;
		const all = facts.get(attempt) ?? [];
		const answers = answersIn(all);
		const limit = (all.find(({ type }) => type === 'started')?.data as { limit: number }).limit;
		// What was sent again may have been stored the first time: the time left is then that of the second.
		for (const { seq, left } of page.told.filter(({ again }) => !again)) {
			const ledger = limit - (answers[seq - 1]?.elapsed ?? 0);
			expect(Math.abs(left - ledger), `${page.browser.who}, answer ${seq}`).toBeLessThanOrEqual(WITHIN_MS);
		}
		for (const [index, { elapsed }] of answers.entries())
			expect(elapsed, `the clock of ${attempt} at ${index + 1}`).toBeGreaterThanOrEqual(
				answers[index - 1]?.elapsed ?? 0
			);
		if (!ownClock || page.stopped) continue;
		const { left } = (await page.browser.json<{ left: number }>('/exam/pulse', { unsaved: 0 })).body;
		expect(Math.abs(left - room.left()), `${page.browser.who}: time left`).toBeLessThanOrEqual(within);
	}
}
