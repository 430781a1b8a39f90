import { describe, expect, it } from 'vitest';
import { outcomeOf, standingScore, type AttemptFact, type AttemptState } from './attempt.ts';
import type { Decided } from './interventions.ts';
import * as decide from './two-persons.ts';
import { ENDED, endedAttempt, fold, MINUTE, running, SEATED } from './testing/attempts.ts';

const WHY = 'Экран сөніп қалды';
/** Folded facts are by `user:proctor`. */
const ONE = 'user:proctor';
const TWO = 'user:head';

const after = (state: AttemptState, decided: Decided): AttemptState => {
	if ('refused' in decided) throw new Error(decided.refused);
	return fold(decided as AttemptFact[], state, 9_000);
};
const ruling = (by: string, accept: boolean, reason = WHY): decide.Ruling => ({ by, accept, reason });

interface Matter {
	propose(state: AttemptState, reason?: string): Decided;
	decide(state: AttemptState, how: decide.Ruling): Decided;
	open(state: AttemptState): unknown;
}
const MATTERS: Record<string, Matter> = {
	'a removal': {
		propose: (state, reason = WHY) => decide.proposeRemoval(state, 0, reason),
		decide: (state, how) => decide.decideRemoval(state, MINUTE, how),
		open: (state) => state.removalProposed
	},
	'minutes above what one may add': {
		propose: (state, reason = WHY) => decide.proposeMinutes(state, 0, { minutes: 60, reason }),
		decide: (state, how) => decide.decideMinutes(state, MINUTE, how),
		open: (state) => state.minutesProposed
	},
	'an annulment': {
		propose: (state, reason = WHY) => decide.proposeAnnulment(state, reason),
		decide: (state, how) => decide.decideAnnulment(state, MINUTE, how),
		open: (state) => state.annulmentProposed
	}
};

describe.each(Object.entries(MATTERS))('%s', (_, matter) => {
	it('is proposed once, with a reason; before the start about minutes only', () => {
		expect(matter.propose(running(), ' ')).toEqual({ refused: 'reason-missing' });
		const early = matter.propose(fold(SEATED));
		if (matter === MATTERS['minutes above what one may add']) expect(early).toHaveLength(1);
		else expect(early).toEqual({ refused: 'attempt-not-running' });
		const proposed = after(running(), matter.propose(running()));
		expect(matter.propose(proposed)).toEqual({ refused: 'already-proposed' });
	});

	it('is decided by another, with a reason, and only when it was proposed', () => {
		expect(matter.decide(running(), ruling(TWO, true))).toMatchObject({ refused: 'not-found' });
		const proposed = after(running(), matter.propose(running()));
		for (const accept of [true, false]) {
			expect(matter.decide(proposed, ruling(ONE, accept))).toEqual({ refused: 'second-person-needed' });
			expect(matter.decide(proposed, ruling(TWO, accept, ' '))).toEqual({ refused: 'reason-missing' });
		}
	});

	it('that is rejected leaves the test as it was, and can be proposed again', () => {
		const proposed = after(running(), matter.propose(running()));
		const rejected = after(proposed, matter.decide(proposed, ruling(TWO, false)));
		expect(matter.open(rejected)).toBeNull();
		expect(rejected.course.status).toBe('running');
		expect(rejected.limit).toBe(30 * MINUTE);
		expect(matter.propose(rejected)).toHaveLength(1);
	});
});

describe('what two have decided', () => {
	it('adds the minutes with the names of both', () => {
		const proposed = after(running(), MATTERS['minutes above what one may add']!.propose(running()));
		const added = after(proposed, decide.decideMinutes(proposed, MINUTE, ruling(TWO, true)));
		expect(added).toMatchObject({ limit: 90 * MINUTE, minutesProposed: null, added: [{ proposedBy: ONE }] });
	});

	it('is not decided again: a removal, nor the removal from a test annulled meanwhile', () => {
		const proposed = after(running(), decide.proposeRemoval(running(), 0, WHY));
		const removed = after(proposed, decide.decideRemoval(proposed, MINUTE, ruling(TWO, true)));
		const both = after(proposed, decide.proposeAnnulment(proposed, WHY));
		const annulled = after(both, decide.decideAnnulment(both, MINUTE, ruling(TWO, true)));
		for (const settled of [removed, annulled]) {
			expect(settled.removalProposed).toBeNull();
			for (const accept of [true, false])
				expect(decide.decideRemoval(settled, MINUTE, ruling('user:third', accept))).toEqual({
					refused: 'outcome-settled'
				});
		}
	});

	it('on a removal does not fall with the end of the test', () => {
		const proposed = after(running(), decide.proposeRemoval(running(), 0, WHY));
		const handedIn = fold(ENDED.slice(-1), proposed);
		expect(decide.decideRemoval(handedIn, MINUTE, ruling(TWO, true))).toMatchObject([
			{ type: 'ended', data: { cause: 'removed', score: null } }
		]);
	});

	it('annuls a test that runs by ending it, and one that has ended with its score', () => {
		for (const state of [running(), endedAttempt()]) {
			const proposed = after(state, decide.proposeAnnulment(state, WHY));
			const annulled = after(proposed, decide.decideAnnulment(proposed, MINUTE, ruling(TWO, true)));
			expect(annulled.course.status).toBe('ended');
			expect(outcomeOf(annulled, true)).toBe('disrupted');
			expect(standingScore(annulled)).toBeNull();
			expect(decide.proposeAnnulment(annulled, WHY)).toEqual({ refused: 'already-proposed' });
		}
		expect(outcomeOf(fold(ENDED), true)).toBe('not-passed');
	});
});
