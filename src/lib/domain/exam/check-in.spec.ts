import { describe, expect, it } from 'vitest';
import type { AttemptFact } from './attempt.ts';
import * as decide from './check-in.ts';
import type { Decided } from './interventions.ts';
import { ENDED, EXPECTED, fold, MINUTE, RUNNING, SEATED } from './testing/attempts.ts';

const WHY = 'Анықтама № 5';
const CARD = { type: 'id-card', number: '012345678', photoCompared: true, expires: '2026-11-24' };
const NOON = { now: 100 * MINUTE, today: '2026-11-24', startsAt: 100 * MINUTE };

const STATES = {
	expected: EXPECTED,
	'checked in': SEATED,
	'not identified': [...EXPECTED, { type: 'identity-not-confirmed', v: 1, data: { reason: WHY } }],
	'absent with a reason': [...EXPECTED, { type: 'absence-explained', v: 1, data: { reason: WHY } }],
	writing: RUNNING,
	done: ENDED
} as const satisfies Record<string, readonly AttemptFact[]>;

type Act = (state: ReturnType<typeof fold>, reason?: string) => Decided;
const ACTS = {
	'check in': (state) => decide.checkIn(state, CARD, NOON),
	'undo it': (state, reason = ` ${WHY} `) => decide.undoCheckIn(state, { phase: 'open' }, reason),
	'undo it, the doors closed,': (state, reason = WHY) =>
		decide.undoCheckIn(state, { phase: 'closed' }, reason),
	'refuse the identity': (state, reason = WHY) => decide.refuseIdentity(state, reason),
	'explain the absence': (state, reason = WHY) => decide.explainAbsence(state, reason)
} as const satisfies Record<string, Act>;

/** What each comes to: a fact, or a refusal. */
const TABLE: Record<keyof typeof ACTS, Record<keyof typeof STATES, string>> = {
	'check in': {
		expected: 'checked-in',
		'checked in': 'already-checked-in',
		'not identified': 'outcome-settled',
		'absent with a reason': 'outcome-settled',
		writing: 'already-checked-in',
		done: 'already-checked-in'
	},
	'undo it': {
		expected: 'not-checked-in',
		'checked in': 'check-in-undone',
		'not identified': 'check-in-undone',
		'absent with a reason': 'check-in-undone',
		writing: 'sitting-started',
		done: 'sitting-started'
	},
	'undo it, the doors closed,': {
		expected: 'not-checked-in',
		'checked in': 'sitting-closed',
		'not identified': 'sitting-closed',
		'absent with a reason': 'check-in-undone',
		writing: 'sitting-started',
		done: 'sitting-started'
	},
	'refuse the identity': {
		expected: 'identity-not-confirmed',
		'checked in': 'identity-not-confirmed',
		'not identified': 'identity-not-confirmed',
		'absent with a reason': 'identity-not-confirmed',
		writing: 'sitting-started',
		done: 'sitting-started'
	},
	'explain the absence': {
		expected: 'absence-explained',
		'checked in': 'already-checked-in',
		'not identified': 'already-checked-in',
		'absent with a reason': 'already-checked-in',
		writing: 'already-checked-in',
		done: 'attempt-ended'
	}
};

const comesTo = (decided: Decided): string | undefined =>
	'refused' in decided ? decided.refused : decided[0]?.type;

describe.each(Object.entries(TABLE))('to %s', (name, expected) => {
	const act: Act = ACTS[name as keyof typeof ACTS];

	it.each(Object.entries(expected))('of who is %s comes to %s', (status, due) => {
		expect(comesTo(act(fold(STATES[status as keyof typeof STATES])))).toBe(due);
	});
});

describe('a reason', () => {
	it('is needed for all but the check-in, and kept without blanks around it', () => {
		expect(decide.undoCheckIn(fold(SEATED), { phase: 'open' }, ' ')).toEqual({ refused: 'reason-missing' });
		expect(decide.refuseIdentity(fold(EXPECTED), ' ')).toEqual({ refused: 'reason-missing' });
		expect(decide.explainAbsence(fold(EXPECTED), ' ')).toEqual({ refused: 'reason-missing' });
		expect(ACTS['undo it'](fold(SEATED))).toMatchObject([{ data: { reason: WHY } }]);
	});
});

describe('a document', () => {
	const shown = (document: object, when: object = {}) =>
		decide.checkIn(fold(EXPECTED), { ...CARD, ...document }, { ...NOON, ...when });

	it.each([
		[{}, 'checked-in'],
		[{ expires: null }, 'checked-in'],
		[{ expires: '2026-11-23' }, 'document-expired'],
		[{ photoCompared: false }, 'photo-not-compared']
	])('that shows %j comes to %s', (document, due) => {
		expect(comesTo(shown(document))).toBe(due);
	});

	it.each([
		[-30, 0],
		[0, 0],
		[7.99, 7]
	])('shown %d minutes after the approved time makes %d minutes late', (minutes, lateMinutes) => {
		expect(shown({}, { now: NOON.startsAt + minutes * MINUTE })).toEqual([
			{ type: 'checked-in', v: 1, data: { seat: 7, document: 'id-card', photoCompared: true, lateMinutes } }
		]);
	});
});
