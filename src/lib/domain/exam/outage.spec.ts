import { describe, expect, it } from 'vitest';
import type { AttemptFact, AttemptState, Course, PauseCause } from './attempt.ts';
import { disruptedByOutage, unresumedSince } from './outage.ts';
import { ENDED, EXPECTED, fold, MINUTE, RUNNING, running } from './testing/attempts.ts';

/** Paused for this cause at this moment of the wall clock. */
function stands(cause: PauseCause, at: number): AttemptState {
	const paused: AttemptFact = { type: 'paused', v: 1, data: { elapsed: MINUTE, cause, reason: 'x' } };
	return fold([paused], running(), at);
}
const ended = (at: number): AttemptState => fold(ENDED.slice(RUNNING.length), running(), at);

const BESIDE: [Course['status'], AttemptState, number | null][] = [
	['not-started', fold(EXPECTED), 5_000],
	['running', running(), null],
	['paused', stands('server-down', 6_000), 6_000],
	['ended', ended(4_000), 5_000]
];

describe('a room that stands because of an outage', () => {
	it.each(BESIDE)('beside an attempt that is %s', (_, other, since) => {
		expect(unresumedSince([stands('server-down', 5_000), other])).toBe(since);
		expect(unresumedSince([other, stands('server-down', 5_000)])).toBe(since);
	});

	it.each<[PauseCause, number | null]>([
		['server-down', 5_000],
		['left-room', 5_000],
		['proctor', null],
		['emergency', null]
	])('beside one that stands because of %s', (cause, since) => {
		expect(unresumedSince([stands('server-down', 5_000), stands(cause, 4_000)])).toBe(since);
	});

	it('is in somebody’s hands when one ended since', () => {
		expect(unresumedSince([stands('server-down', 5_000), ended(5_001)])).toBeNull();
	});

	it('is none when nobody stands because of it', () => {
		expect(unresumedSince([])).toBeNull();
		expect(unresumedSince([fold(EXPECTED), stands('left-room', 1), ended(2)])).toBeNull();
	});

	it('is closed in the two languages of the act', () => {
		expect(disruptedByOutage(30)).toMatch(/30 минут .* \/ .* 30 мин$/);
	});
});
