import { describe, expect, it } from 'vitest';
import type { Outcome } from '../attestation/outcome.ts';
import { answeredCount, attemptKind, outcomeOf, type AttemptFact, type EndCause } from './attempt.ts';
import { ENDED, EXPECTED, fold, MINUTE, PAUSED, RUNNING, SEATED } from './testing/attempts.ts';

const score = (passed: boolean) => ({ points: 4, outOf: 5, passed, sections: [], answered: 5 });
const end = (cause: EndCause, passed: boolean | null): AttemptFact => ({
	type: 'ended',
	v: 1,
	data: { elapsed: 1, cause, reason: null, score: passed === null ? null : score(passed) }
});
const because = (type: 'identity-not-confirmed' | 'absence-explained' | 'check-in-undone'): AttemptFact => ({
	type,
	v: 1,
	data: { reason: 'Себебі' }
});

const OUTCOMES: [string, AttemptFact[], Outcome | null, Outcome | null][] = [
	['expected', EXPECTED, null, 'absent'],
	['checked in, never begun', SEATED, null, 'absent'],
	['writing', RUNNING, null, null],
	['paused', PAUSED, null, null],
	['handed in above the mark', [...RUNNING, end('handed-in', true)], 'passed', 'passed'],
	['handed in below the mark', [...RUNNING, end('handed-in', false)], 'not-passed', 'not-passed'],
	['out of time above the mark', [...RUNNING, end('time-is-up', true)], 'passed', 'passed'],
	[
		'ended by the proctor below the mark',
		[...RUNNING, end('closed-by-proctor', false)],
		'not-passed',
		'not-passed'
	],
	['removed', [...RUNNING, end('removed', null)], 'removed', 'removed'],
	['ill', [...RUNNING, end('illness', null)], 'illness', 'illness'],
	['disrupted', [...RUNNING, end('disrupted', null)], 'disrupted', 'disrupted'],
	['not identified', [...EXPECTED, because('identity-not-confirmed')], 'not-identified', 'not-identified'],
	[
		'absent with a reason',
		[...EXPECTED, because('absence-explained')],
		'absent-with-reason',
		'absent-with-reason'
	],
	[
		'identified after all',
		[...EXPECTED, because('identity-not-confirmed'), because('check-in-undone')],
		null,
		'absent'
	]
];

describe('the outcome of an attempt', () => {
	it.each(OUTCOMES)('%s', (_, facts, open, closed) => {
		expect([outcomeOf(fold(facts), false), outcomeOf(fold(facts), true)]).toEqual([open, closed]);
	});
});

describe('the place of a candidate', () => {
	it('is locked out the moment another seat is given', () => {
		const state = fold([...RUNNING, { type: 'seat-changed', v: 1, data: { seat: 9, reason: 'Экран' } }]);
		expect(state).toMatchObject({ seat: 9, lease: 2, token: null, course: { status: 'running' } });
	});

	it('is free after standing up, and the name has to be confirmed again before the start only', () => {
		const stand: AttemptFact = { type: 'stood-up', v: 1, data: {} };
		expect(fold([...SEATED, stand])).toMatchObject({ token: null, claimed: false });
		expect(fold([...ENDED, stand])).toMatchObject({ token: null, claimed: true });
	});

	it('is nobody’s when the check-in is taken back', () => {
		expect(fold([...SEATED, because('check-in-undone')])).toMatchObject({
			presence: { status: 'expected' },
			token: null,
			claimed: false
		});
	});
});

describe('the clock of an attempt', () => {
	it('stands at the pause and runs on from there', () => {
		const paused = fold(PAUSED);
		expect(paused.course).toMatchObject({ status: 'paused', elapsed: 5 * MINUTE, cause: 'proctor' });
		const resumed: AttemptFact = {
			type: 'resumed',
			v: 1,
			data: { elapsed: 5 * MINUTE, reason: 'Жалғастыру' }
		};
		expect(fold([resumed], paused).course).toEqual({ status: 'running', elapsed: 5 * MINUTE });
	});

	it('keeps who added minutes, and why', () => {
		const state = fold([
			...RUNNING,
			{ type: 'minutes-added', v: 1, data: { minutes: 5, reason: 'Дабыл', elapsed: 9 } }
		]);
		expect(state.limit).toBe(35 * MINUTE);
		expect(state.added).toEqual([{ at: 1_006, by: 'user:proctor', minutes: 5, reason: 'Дабыл' }]);
	});
});

describe('the summary of an attempt', () => {
	it('counts standing choices only and says nothing of what was chosen', () => {
		const answered = (seq: number, question: number, choice: number[]): AttemptFact => ({
			type: 'answered',
			v: 1,
			data: { seq, question, choice, lease: 1, elapsed: seq, said: seq }
		});
		const state = fold([...RUNNING, answered(1, 1, [2]), answered(2, 2, [1]), answered(3, 1, [])]);
		expect(answeredCount(state)).toBe(1);
		expect(attemptKind.summary(state, undefined)).toEqual({
			sitting: 's',
			application: 'a',
			person: 'p',
			name: '',
			seat: 7,
			presence: 'checked-in',
			course: 'running',
			answered: 1,
			of: 5,
			savedAt: 1_008,
			late: null
		});
	});
});
