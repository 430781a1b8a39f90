import { describe, expect, it } from 'vitest';
import { turnedClock } from '../testing/world.ts';
import { ExamClock } from './exam-clock.ts';

const MINUTE = 60_000;

function stood() {
	const clock = turnedClock(100 * MINUTE);
	const exam = new ExamClock(clock);
	exam.standStill('a', 10 * MINUTE, { since: 98 * MINUTE, measured: true });
	exam.pausedByOutage('a');
	clock.pass(MINUTE);
	return { clock, exam };
}

describe('what a page says it worked on while it stood', () => {
	it('is its highest word, never more than the gap and never less than nothing', () => {
		const { exam } = stood();
		const worked = (said: number) => {
			exam.outages.says('a', said);
			return exam.outages.worked('a');
		};
		expect(worked(9 * MINUTE)).toBe(0);
		expect(worked(11 * MINUTE)).toBe(MINUTE);
		expect(worked(10 * MINUTE)).toBe(MINUTE);
		expect(worked(60 * MINUTE)).toBe(3 * MINUTE);
	});

	it('is no more than a wall clock that was set since', () => {
		const { clock, exam } = stood();
		clock.set(900 * MINUTE);
		exam.outages.says('a', 60 * MINUTE);
		expect(exam.outages.worked('a')).toBe(3 * MINUTE);
	});

	it('is forgotten when its clock runs again', () => {
		const { exam } = stood();
		exam.outages.says('a', 11 * MINUTE);
		expect(exam.lifeSigns().worked).toEqual({ a: MINUTE });
		exam.run('a', 11 * MINUTE);
		expect(exam.outages.worked('a')).toBe(0);
		expect(exam.lifeSigns().worked).toEqual({});
	});
});
