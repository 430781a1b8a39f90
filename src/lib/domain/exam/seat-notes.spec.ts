import { describe, expect, it } from 'vitest';
import type { AttemptFact, AttemptState, Course } from './attempt.ts';
import { leaveBehind, lostAmong, noteStrays, readMessage, STRAYS_MAX } from './seat-notes.ts';
import { endedAttempt, EXPECTED, fold, MINUTE, paused, running } from './testing/attempts.ts';

const BY_STATUS: [Course['status'], AttemptState][] = [
	['not-started', fold(EXPECTED)],
	['running', running()],
	['paused', paused()],
	['ended', endedAttempt()]
];
const onto = (state: AttemptState, ...facts: AttemptFact[]) => fold(facts, state);

describe('what the lock-down noticed', () => {
	it.each(BY_STATUS)('in an attempt that is %s', (status, state) => {
		const writes = status === 'running' || status === 'paused';
		expect(noteStrays(state, [{ what: 'copied', times: 2 }], MINUTE)).toEqual(
			writes ? [{ type: 'strayed', v: 1, data: { what: 'copied', times: 2, elapsed: MINUTE } }] : []
		);
	});

	it('is noted up to a number, and never refused', () => {
		const one = { what: 'page-left' as const, times: 5_000 };
		const many = noteStrays(
			running(),
			Array.from({ length: STRAYS_MAX + 1 }, () => one),
			0
		);
		expect(many).toHaveLength(STRAYS_MAX);
		expect(many[0]).toMatchObject({ data: { times: 1_000 } });
		expect(noteStrays(onto(running(), ...many), [one], 0)).toEqual([]);
	});
});

describe('a message of the proctor', () => {
	const said: AttemptFact = { type: 'message-sent', v: 1, data: { text: 'Тыныштық', elapsed: 0 } };
	const read: AttemptFact = { type: 'message-read', v: 1, data: { message: 1 } };

	it.each(BY_STATUS)('is closed once in an attempt that is %s', (status, state) => {
		expect(readMessage(onto(state, said), 1)).toEqual(status === 'ended' ? [] : [read]);
		expect(readMessage(onto(state, said, read), 1)).toEqual([]);
		expect(readMessage(onto(state, said), 2)).toEqual([]);
	});
});

describe('choices a locked-out place had no acknowledgement for', () => {
	const answered = (seq: number, question: number, choice: number[]): AttemptFact => ({
		type: 'answered',
		v: 1,
		data: { seq, question, choice, lease: 1, elapsed: seq, said: 0 }
	});
	const left = (seq: number, question: number, choice = [1]) => ({ seq, question, choice });

	it.each(BY_STATUS)('are named by their questions in an attempt that is %s', (status, state) => {
		expect(leaveBehind(state, 1, [left(2, 5), left(1, 3), left(3, 5), left(4, 99), left(5, 0)])).toEqual(
			// Without a paper there is no question to name.
			status === 'not-started'
				? []
				: [{ type: 'answers-left-behind', v: 1, data: { lease: 1, questions: [3, 5] } }]
		);
	});

	it('are lost only where the number does not say the same in the record', () => {
		const state = onto(running(), answered(1, 5, [2, 3]), answered(2, 1, [4]));
		expect(lostAmong(state, [left(1, 5, [3, 2])])).toEqual([]);
		expect(lostAmong(state, [left(2, 1, [3])])).toEqual([1]);
		expect(lostAmong(state, [left(2, 2, [4])])).toEqual([2]);
		expect(lostAmong(state, [left(3, 1, [4])])).toEqual([1]);
		expect(leaveBehind(state, 1, [left(1, 5, [2, 3]), left(2, 1, [4])])).toEqual([]);
	});

	it('are named once for each lease', () => {
		const [fact] = leaveBehind(running(), 1, [left(1, 3)]);
		const state = onto(running(), fact!);
		expect(leaveBehind(state, 1, [left(2, 4)])).toEqual([]);
		expect(leaveBehind(state, 2, [left(2, 4)])).toHaveLength(1);
	});
});
