import { describe, expect, it } from 'vitest';
import type { PauseCause } from '../attempt.ts';
import { CHECKS, type Before } from './checks.ts';

const MINUTE = 60_000;

const standing = (cause: PauseCause) =>
	({
		state: { course: { status: 'paused', elapsed: 10 * MINUTE, cause, since: 0 }, limit: 30 * MINUTE },
		clock: 10 * MINUTE
	}) as unknown as Before;

const judged = (cause: PauseCause, elapsed: number, worked?: number) =>
	CHECKS.resumed({ elapsed, reason: '—', ...(worked !== undefined && { worked }) }, standing(cause)).length;

describe('a clock that goes on', () => {
	it('goes on from where it stood, and from what its page worked on during the server’s outage', () => {
		expect(judged('server-down', 10 * MINUTE)).toBe(0);
		expect(judged('proctor', 10 * MINUTE)).toBe(0);
		expect(judged('server-down', 19 * MINUTE, 9 * MINUTE)).toBe(0);
		expect(judged('server-down', 30 * MINUTE, 20 * MINUTE)).toBe(0);
	});

	it('goes on from nowhere else', () => {
		expect(judged('server-down', 19 * MINUTE)).toBe(1);
		expect(judged('server-down', 18 * MINUTE, 9 * MINUTE)).toBe(1);
		expect(judged('server-down', 31 * MINUTE, 21 * MINUTE)).toBe(1);
		expect(judged('server-down', 9 * MINUTE, -MINUTE)).toBe(1);
		expect(judged('proctor', 19 * MINUTE, 9 * MINUTE)).toBe(1);
	});
});
