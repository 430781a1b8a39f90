import { describe, expect, it } from 'vitest';
import { closeExpired } from './answering.ts';
import type { AttemptFact, AttemptState, Course } from './attempt.ts';
import { giveLate, isOpen, ruleLate, settleLate } from './late-answers.ts';
import {
	endedAttempt,
	EXPECTED,
	fold,
	MARKING,
	MINUTE,
	PAPER,
	paused,
	running,
	single
} from './testing/attempts.ts';

const LIMIT = 30 * MINUTE;
const GRACE = 120_000;
const WHY = 'Желі үзілді';

const BY_STATUS: [Course['status'], AttemptState][] = [
	['not-started', fold(EXPECTED)],
	['running', running()],
	['paused', paused()],
	['ended', endedAttempt()]
];

const onto = (state: AttemptState, facts: unknown) => fold(facts as AttemptFact[], state);

/** The time ran out on a seat noted offline. */
function open(): AttemptState {
	const offline = onto(running(), [{ type: 'went-offline', v: 1, data: { elapsed: 20 * MINUTE } }]);
	return onto(offline, closeExpired(offline, LIMIT, MARKING));
}

const sent = (seq: number, question = seq) => ({ lease: 1, seq, question, choice: [2], elapsed: 7 });
const give = (state: AttemptState, after = 5_000, lease = 1) =>
	giveLate(state, [sent(state.savedThrough + 1)], { lease, after, grace: GRACE, through: Infinity }, single);
const unruled = (): AttemptState => {
	const given = onto(open(), give(open()));
	return onto(given, settleLate(given, 'queue-empty', MARKING));
};

describe('late answers', () => {
	it.each(BY_STATUS)('are not taken from an attempt that is %s with nobody noted offline', (_, state) => {
		expect(isOpen(state)).toBe(false);
		expect(give(state, 0, state.lease)).toEqual({ refused: 'time-is-up' });
		expect(settleLate(state, 'grace-over', MARKING)).toEqual([]);
		expect(ruleLate(state, true, WHY)).toEqual({ refused: 'not-found', details: { kind: 'late-answers' } });
	});

	it.each([
		[0, 1, undefined],
		[GRACE, 1, undefined],
		[GRACE + 1, 1, 'time-is-up'],
		[0, 2, 'other-place-answers']
	])('%d ms after the end under lease %d: %s', (after, lease, code) => {
		const given = give(open(), after, lease);
		expect('refused' in given ? given.refused : undefined).toBe(code);
	});

	it('stay outside the score, with when they came', () => {
		const given = give(open());
		expect(given).toEqual([
			{
				type: 'late-answered',
				v: 1,
				data: { seq: 1, question: 1, choice: [2], lease: 1, said: 7, after: 5_000 }
			}
		]);
		const state = onto(open(), given);
		expect(state.answers).toEqual({});
		expect(state.course).toMatchObject({ score: { points: 0 } });
	});

	it('settle with what the score would be, and with null when none came', () => {
		expect(settleLate(open(), 'grace-over', MARKING)).toEqual([
			{ type: 'late-settled', v: 1, data: { cause: 'grace-over', withLate: null } }
		]);
		expect(unruled().late).toMatchObject({ status: 'unruled', withLate: { points: 1, outOf: PAPER.length } });
	});

	it('settled are not settled again', () => {
		expect(settleLate(unruled(), 'grace-over', MARKING)).toEqual([]);
	});

	it.each([
		['while they may still come', open, WHY, 'late-answers-open'],
		['without a reason', unruled, ' ', 'reason-missing'],
		['when none came', () => onto(open(), settleLate(open(), 'grace-over', MARKING)), WHY, 'not-found'],
		['twice', () => onto(unruled(), ruleLate(unruled(), false, WHY)), WHY, 'outcome-settled']
	])('are not ruled on %s', (_, state, reason, code) => {
		expect(ruleLate(state(), true, reason)).toMatchObject({ refused: code });
	});

	it.each([true, false])('are ruled on once: accepted %s', (accepted) => {
		expect(ruleLate(unruled(), accepted, ` ${WHY} `)).toEqual([
			{ type: 'late-ruled', v: 1, data: { accepted, reason: WHY } }
		]);
	});
});
