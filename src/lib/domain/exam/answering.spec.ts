import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../refusal.ts';
import {
	closedFor,
	closeExpired,
	confirmResult,
	ended,
	giveAnswers,
	handIn,
	leftOf,
	refuseToConfirm,
	type AtSeat
} from './answering.ts';
import type { AttemptFact, AttemptState } from './attempt.ts';
import type { SentAnswer } from './seat-protocol.ts';
import {
	ENDED,
	endedAttempt,
	EXPECTED,
	fold,
	MARKING,
	MINUTE,
	paused,
	RUNNING,
	running,
	SEATED,
	single
} from './testing/attempts.ts';

const LIMIT = 30 * MINUTE;
const at = (elapsed: number, lease = 1): AtSeat => ({ elapsed, lease });
const sent = (seq: number, question = 1, choice = [2], lease = 1): SentAnswer => ({
	lease,
	seq,
	question,
	choice,
	elapsed: 0
});

const reseated = () => fold([...RUNNING, { type: 'seated', v: 1, data: { lease: 2, seat: 7, token: 't2' } }]);
const moved = () => fold([...RUNNING, { type: 'seat-changed', v: 1, data: { seat: 8, reason: 'Экран' } }]);

/** When an attempt takes nothing, and how it says so. */
const CLOSED: [string, AttemptState, AtSeat, string][] = [
	['from the place before', reseated(), at(0, 1), 'other-place-answers'],
	['from a seat the candidate was moved from', moved(), at(0, 1), 'other-place-answers'],
	['from a lease nobody has yet', running(), at(0, 2), 'other-place-answers'],
	['before the start', fold(SEATED), at(0), 'attempt-not-running'],
	['while it is paused', paused(), at(5 * MINUTE), 'attempt-paused'],
	['after it was handed in', endedAttempt(), at(10 * MINUTE), 'attempt-ended'],
	['exactly at the limit', running(), at(LIMIT), 'time-is-up'],
	['after the limit', running(), at(LIMIT + 1), 'time-is-up']
];

describe('an answer', () => {
	it.each(CLOSED)('%s is refused', (_, state, seat, code) => {
		const refusal = { refused: code };
		expect(closedFor(state, seat)).toEqual(refusal);
		expect(giveAnswers(state, [sent(1, 1, [2], seat.lease)], seat, single)).toEqual(refusal);
		expect(handIn(state, seat, MARKING)).toEqual(refusal);
	});

	it('in the last millisecond is taken', () => {
		expect(giveAnswers(running(), [sent(1)], at(LIMIT - 1), single)).toHaveLength(1);
	});

	it.each([
		['that leaves a gap', [sent(2)], 'out-of-sequence', { expected: 1, seq: 2 }],
		['that leaves a gap in its batch', [sent(1), sent(3)], 'out-of-sequence', { expected: 2, seq: 3 }],
		['to question 0', [sent(1, 0)], 'no-such-question', { question: 0 }],
		['to a question after the last', [sent(1, 6)], 'no-such-question', { question: 6 }],
		['to half a question', [sent(1, 1.5)], 'no-such-question', { question: 1.5 }],
		['with option 0', [sent(1, 1, [0])], 'no-such-option', { question: 1 }],
		['with an option after the last', [sent(1, 1, [5])], 'no-such-option', { question: 1 }],
		['with half an option', [sent(1, 1, [1.5])], 'no-such-option', { question: 1 }],
		['with the same option twice', [sent(1, 5, [2, 2])], 'no-such-option', { question: 5 }],
		['with two options where one is asked', [sent(1, 1, [1, 2])], 'one-option-only', { question: 1 }]
	])('%s is refused with all of its batch', (_, batch, code, details) => {
		expect(giveAnswers(running(), batch, at(0), single)).toEqual({ refused: code, details });
		expect(
			giveAnswers(running(), [sent(1), ...batch.map((a) => ({ ...a, seq: a.seq + 1 }))], at(0), single)
		).toMatchObject({
			refused: code
		});
	});

	it('under an older lease in a newer batch is refused', () => {
		expect(giveAnswers(reseated(), [sent(1, 1, [2], 2), sent(2, 1, [2], 1)], at(0, 2), single)).toEqual({
			refused: 'other-place-answers'
		});
	});

	it('that comes again is passed over; a number that says something else now is from a second window', () => {
		const [one, two] = [sent(1, 1, [2]), sent(2, 5, [3, 2])];
		const state = fold(giveAnswers(running(), [one, two], at(0), single) as AttemptFact[], running());
		const again = (...batch: SentAnswer[]) => giveAnswers(state, batch, at(0), single);
		expect(again(one, { ...two, choice: [2, 3] })).toEqual([]);
		for (const other of [sent(1, 1, [3]), sent(1, 2, [2]), sent(2, 5, [2])]) {
			expect(again(other, sent(3))).toEqual({ refused: 'other-window-answers' });
		}
		expect(again(sent(3, 1, [1]), sent(3, 1, [4]))).toEqual({ refused: 'other-window-answers' });
		expect(again(sent(3, 1, [1]), sent(3, 1, [1]))).toHaveLength(1);
	});

	it('keeps the server’s clock for time and what the page believed as said', () => {
		const facts = giveAnswers(running(), [{ ...sent(1, 5, [3, 2]), elapsed: 77 }], at(1_234), single);
		expect(facts).toEqual([
			{
				type: 'answered',
				v: 1,
				data: { seq: 1, question: 5, choice: [2, 3], lease: 1, elapsed: 1_234, said: 77 }
			}
		]);
	});

	it('that is empty clears the choice', () => {
		const state = fold(
			giveAnswers(running(), [sent(1), sent(2, 1, [])], at(0), single) as AttemptFact[],
			running()
		);
		expect(state.answers).toEqual({ 1: [] });
	});
});

/** A page that sends ranges of what it has chosen; its server loses acknowledgements, and old batches come again. */
interface Page {
	chosen: { question: number; choice: number[] }[];
	deliveries: { from: number; to: number }[];
}

const choice = fc.integer({ min: 1, max: 5 }).chain((question) =>
	fc.record({
		question: fc.constant(question),
		choice: fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { maxLength: single(question) ? 1 : 4 })
	})
);

const page: fc.Arbitrary<Page> = fc.array(choice, { minLength: 1, maxLength: 25 }).chain((chosen) => {
	const index = fc.integer({ min: 1, max: chosen.length });
	const delivery = fc.tuple(index, index).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) }));
	return fc.record({ chosen: fc.constant(chosen), deliveries: fc.array(delivery, { maxLength: 30 }) });
});

describe('a page that loses acknowledgements', () => {
	const batch = ({ chosen }: Page, from: number, to: number) =>
		chosen.slice(from - 1, to).map(({ question, choice: options }, i) => sent(from + i, question, options));

	it('has each number stored once, in order, and its last choices stand', () => {
		fc.assert(
			fc.property(page, (p) => {
				let state = running();
				const stored: number[] = [];
				const deliver = (from: number, to: number): boolean => {
					const before = state.savedThrough;
					const facts = giveAnswers(state, batch(p, from, to), at(1), single);
					if (isRefused(facts)) {
						expect(facts.refused).toBe('out-of-sequence');
						expect(from).toBeGreaterThan(before + 1);
						return false;
					}
					for (const { data } of facts as Extract<AttemptFact, { type: 'answered' }>[]) stored.push(data.seq);
					state = fold(facts, state);
					expect(state.savedThrough).toBe(Math.max(before, to));
					return true;
				};
				for (const { from, to } of p.deliveries) deliver(from, to);
				while (state.savedThrough < p.chosen.length) deliver(state.savedThrough + 1, p.chosen.length);
				deliver(1, p.chosen.length);

				expect(stored).toEqual(p.chosen.map((_, i) => i + 1));
				const last = new Map(p.chosen.map((one) => [one.question, [...one.choice].sort((a, b) => a - b)]));
				expect(state.answers).toEqual(Object.fromEntries(last));
			}),
			{ numRuns: 300 }
		);
	});
});

describe('handing in', () => {
	it('ends the attempt with its score counted in the same decision', () => {
		const right = [[2], [2], [2], [2], [2, 3]].map((options, i) => sent(i + 1, i + 1, options));
		const state = fold(giveAnswers(running(), right, at(60), single) as AttemptFact[], running());
		expect(handIn(state, at(90), MARKING)).toMatchObject([
			{
				type: 'ended',
				data: { elapsed: 90, cause: 'handed-in', reason: null, score: { points: 5, passed: true } }
			}
		]);
	});
});

describe('time', () => {
	it.each([
		[0, LIMIT],
		[LIMIT - 1, 1],
		[LIMIT, 0],
		[LIMIT + 5, 0]
	])('at %i ms has %i ms left', (elapsed, left) => {
		expect(leftOf(running(), elapsed)).toBe(left);
	});

	it.each([
		['exactly at the limit', running(), LIMIT, 1],
		['long after it, with the clock of the attempt cut at the limit', running(), LIMIT + 99, 1],
		['not a millisecond before', running(), LIMIT - 1, 0],
		['not while it is paused', paused(), LIMIT + 99, 0],
		['not when it has ended', endedAttempt(), LIMIT + 99, 0],
		['not before it has begun', fold(SEATED), LIMIT + 99, 0]
	])('closes an attempt %s', (_, state, elapsed, count) => {
		const facts = closeExpired(state, elapsed, MARKING);
		expect(facts).toHaveLength(count);
		if (count)
			expect(facts[0]).toMatchObject({ type: 'ended', data: { elapsed: LIMIT, cause: 'time-is-up' } });
	});

	it('runs to the limit with the minutes that were added', () => {
		const added: AttemptFact = {
			type: 'minutes-added',
			v: 1,
			data: { minutes: 5, reason: 'Дабыл', elapsed: 0 }
		};
		const state = fold([...RUNNING, added]);
		expect(closeExpired(state, LIMIT, MARKING)).toEqual([]);
		expect(giveAnswers(state, [sent(1)], at(LIMIT + 5 * MINUTE - 1), single)).toHaveLength(1);
		expect(closedFor(state, at(LIMIT + 5 * MINUTE))).toEqual({ refused: 'time-is-up' });
	});
});

describe('confirming the result', () => {
	const removed = fold([
		...RUNNING,
		{ type: 'ended', v: 1, data: { elapsed: 1, cause: 'removed', reason: 'Телефон', score: null } }
	]);
	const settled = (fact: AttemptFact) => fold([...ENDED, fact]);

	it('is recorded once the attempt has ended', () => {
		expect(confirmResult(endedAttempt(), 1)).toEqual([
			{ type: 'result-confirmed', v: 1, data: { lease: 1 } }
		]);
	});

	it('is possible when the proctor ended it', () => {
		const state = fold([ended(running(), 'closed-by-proctor', 5, 'Өтініші бойынша', MARKING)], running());
		expect(confirmResult(state, 1)).toHaveLength(1);
	});

	it.each([
		['from another place', endedAttempt(), 2, 'other-place-answers'],
		['before anybody sat down', fold(EXPECTED), 0, 'result-not-ready'],
		['while the test runs', running(), 1, 'result-not-ready'],
		['when nothing was counted', removed, 1, 'result-not-ready'],
		['twice', settled({ type: 'result-confirmed', v: 1, data: { lease: 1 } }), 1, 'result-settled'],
		[
			'after the refusal was recorded',
			settled({ type: 'confirmation-refused', v: 1, data: { reason: 'Келіспейді' } }),
			1,
			'result-settled'
		]
	])('%s is refused', (_, state, lease, code) => {
		expect(confirmResult(state, lease)).toEqual({ refused: code });
		if (lease === state.lease) expect(refuseToConfirm(state, 'Келіспейді')).toEqual({ refused: code });
	});

	it('is neither confirmed nor refused while late answers may come: nobody has seen it', () => {
		const offline = fold([{ type: 'went-offline', v: 1, data: { elapsed: 20 * MINUTE } }], running());
		const state = fold(closeExpired(offline, LIMIT, MARKING), offline);
		expect(confirmResult(state, 1)).toEqual({ refused: 'result-not-ready' });
		expect(refuseToConfirm(state, 'Келіспейді')).toEqual({ refused: 'result-not-ready' });
	});

	it('is refused with a reason', () => {
		expect(refuseToConfirm(endedAttempt(), ' ')).toEqual({ refused: 'reason-missing' });
		expect(refuseToConfirm(endedAttempt(), ' Келіспейді ')).toEqual([
			{ type: 'confirmation-refused', v: 1, data: { reason: 'Келіспейді' } }
		]);
	});
});
