import { describe, expect, it } from 'vitest';
import { ExamClock } from './exam-clock.svelte';

const MINUTE = 60_000;

/** A clock on a hand-driven monotonic time that starts anywhere. */
function clockAt(start = 0) {
	let now = start;
	const clock = new ExamClock(() => now);
	return {
		clock,
		pass(ms: number) {
			now += ms;
			clock.tick();
		}
	};
}

describe('the clock of the candidate’s page', () => {
	it('counts down from what the server said', () => {
		const { clock, pass } = clockAt(123_456);
		clock.sync(90 * MINUTE, true);
		pass(1_500);
		expect(clock.left).toBe(90 * MINUTE - 1_500);
	});

	it('takes the server’s word over its own count', () => {
		const { clock, pass } = clockAt();
		clock.sync(10_000, true);
		pass(4_000);
		clock.sync(7_000, true);
		pass(1_000);
		expect(clock.left).toBe(6_000);
	});

	it('stands while the attempt is paused', () => {
		const { clock, pass } = clockAt();
		clock.sync(5 * MINUTE, false);
		pass(2 * MINUTE);
		expect(clock.left).toBe(5 * MINUTE);
		expect(clock.running).toBe(false);
	});

	it('never shows less than nothing, however long the PC slept', () => {
		const { clock, pass } = clockAt();
		clock.sync(MINUTE, true);
		pass(3 * 3_600_000);
		expect(clock.left).toBe(0);
	});

	it('announces ten, five and one minute, once each', () => {
		const { clock, pass } = clockAt();
		clock.sync(10 * MINUTE + 500, true);
		expect(clock.announced).toBeNull();
		pass(500);
		expect(clock.announced).toBe(10);
		pass(5 * MINUTE);
		expect(clock.announced).toBe(5);
		pass(4 * MINUTE);
		expect(clock.announced).toBe(1);
		pass(30_000);
		expect(clock.announced).toBe(1);
	});

	it('after a sleep announces only the shortest that has passed', () => {
		const { clock, pass } = clockAt();
		clock.sync(20 * MINUTE, true);
		pass(16 * MINUTE);
		expect(clock.announced).toBe(5);
	});

	it('does not announce what had passed before the page was opened', () => {
		const { clock } = clockAt();
		clock.sync(3 * MINUTE, true);
		expect(clock.announced).toBeNull();
	});

	it('announces again after minutes were added', () => {
		const { clock, pass } = clockAt();
		clock.sync(6 * MINUTE, true);
		pass(MINUTE);
		expect(clock.announced).toBe(5);
		clock.sync(15 * MINUTE, true);
		pass(5 * MINUTE);
		expect(clock.announced).toBe(10);
	});
});
