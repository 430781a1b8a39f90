import type { Fact } from '../../facts.ts';
import { attemptKind, type AttemptFact, type AttemptState } from '../attempt.ts';
import type { Blueprint } from '../blueprint.ts';
import type { Paper } from '../draw.ts';
import type { Keys } from '../scoring.ts';

/** Given-clauses of the exam's tests: attempts folded from facts. */

export const MINUTE = 60_000;

/** Five questions of four options; the right ones are `b`, in the last question `b` and `c`. */
export const PAPER: Paper = ['q1', 'q2', 'q3', 'q4', 'q5'].map((id, i) => ({
	id,
	version: 1,
	section: i < 3 ? 0 : 1,
	options: ['a', 'b', 'c', 'd']
}));

export const KEYS: Keys = new Map(PAPER.map(({ id }) => [id, id === 'q5' ? ['b', 'c'] : ['b']]));

/** Whether a question takes one option only, by its place in `PAPER`. */
export const single = (question: number): boolean => question !== 5;

const title = { kk: 'Жоспар', ru: 'План', en: 'Plan' };

export const BLUEPRINT: Blueprint = {
	title,
	bank: 'bank',
	sections: [
		{ id: 'one', questions: 3, passMark: null },
		{ id: 'two', questions: 2, passMark: 1 }
	],
	minutes: 30,
	reserveMinutes: 10,
	passMark: 3,
	languages: ['kk', 'ru'],
	multiple: 'all-or-nothing',
	attempts: null,
	retakeDelayDays: null,
	certificateYears: null,
	demonstration: true
};

export const MARKING = { blueprint: BLUEPRINT, keys: KEYS };

/** Folds facts into the state of an attempt, one a millisecond from `at`. */
export function fold(facts: readonly AttemptFact[], before?: AttemptState, at = 1_000): AttemptState {
	let state = before;
	for (const [i, fact] of facts.entries()) {
		state = attemptKind.evolve(state, { ...fact, seq: i + 1, at: at + i, by: 'user:proctor' } as AttemptFact &
			Fact);
	}
	return state!;
}

export const EXPECTED: AttemptFact[] = [
	{ type: 'expected', v: 1, data: { sitting: 's', application: 'a', person: 'p', seat: 7, lang: 'kk' } }
];

/** Checked in, signed in at seat 7 under lease 1, the name confirmed. */
export const SEATED: AttemptFact[] = [
	...EXPECTED,
	{ type: 'checked-in', v: 1, data: { seat: 7, document: 'id-card' } },
	{ type: 'seated', v: 1, data: { lease: 1, seat: 7, token: 't1' } },
	{ type: 'identity-claimed', v: 1, data: { lease: 1 } }
];

/** Writing, with a limit of 30 minutes. */
export const RUNNING: AttemptFact[] = [
	...SEATED,
	{ type: 'paper-drawn', v: 1, data: { paper: PAPER, digits: '4812' } },
	{ type: 'started', v: 1, data: { limit: 30 * MINUTE, elapsed: 0 } }
];

export const PAUSED: AttemptFact[] = [
	...RUNNING,
	{ type: 'paused', v: 1, data: { elapsed: 5 * MINUTE, cause: 'proctor', reason: 'Дабыл' } }
];

/** Handed in after ten minutes with nothing answered. */
export const ENDED: AttemptFact[] = [
	...RUNNING,
	{
		type: 'ended',
		v: 1,
		data: {
			elapsed: 10 * MINUTE,
			cause: 'handed-in',
			reason: null,
			score: { points: 0, outOf: 5, passed: false, sections: [], answered: 0 }
		}
	}
];

export const running = (): AttemptState => fold(RUNNING);
export const paused = (): AttemptState => fold(PAUSED);
export const endedAttempt = (): AttemptState => fold(ENDED);
