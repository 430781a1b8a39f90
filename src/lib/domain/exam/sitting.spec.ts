import { EXAM_RULES } from './exam-rules.ts';
import { describe, expect, it } from 'vitest';
import {
	closeSitting,
	enterDigits,
	mayStart,
	openSitting,
	sittingKind,
	type SittingFact,
	type SittingState
} from './sitting.ts';

const MINUTE = 60_000;
const STARTS = 10_000 * MINUTE;

const SCHEDULED: SittingFact = {
	type: 'scheduled',
	v: 1,
	data: {
		order: 'o',
		orderNumber: '04-12/1-Б',
		round: 'r',
		room: 'room',
		startsAt: STARTS,
		blueprint: 'b',
		blueprintHash: 'bh',
		edition: 'e',
		editionHash: 'eh',
		commitment: 'c',
		attempts: ['a1', 'a2'],
		minutes: 40,
		mark: null
	}
};
const OPENED: SittingFact = { type: 'opened', v: 1, data: { rules: EXAM_RULES } };
const DIGITS: SittingFact = { type: 'digits-entered', v: 1, data: { digits: '481207' } };
const STARTED: SittingFact = { type: 'started', v: 1, data: { attempts: ['a1'] } };
const CLOSED: SittingFact = { type: 'closed', v: 1, data: { cause: 'ended', reason: null } };

function fold(...facts: SittingFact[]): SittingState {
	let state: SittingState | undefined;
	for (const [i, fact] of [SCHEDULED, ...facts].entries()) {
		state = sittingKind.evolve(state, { ...fact, seq: i + 1, at: STARTS + i, by: 'user:proctor' });
	}
	return state!;
}

const STATES = {
	scheduled: fold(),
	open: fold(OPENED),
	'open with digits': fold(OPENED, DIGITS),
	running: fold(OPENED, DIGITS, STARTED),
	closed: fold(OPENED, DIGITS, STARTED, CLOSED)
};
type Phase = keyof typeof STATES;

const EARLY = { refused: 'sitting-too-early', details: { at: STARTS, minutes: 60 } };
const NOT_OPEN = { refused: 'sitting-not-open' };
const IS_CLOSED = { refused: 'sitting-closed' };

describe('opening the doors', () => {
	it.each<[Phase, number, object]>([
		['scheduled', -60, [OPENED]],
		['scheduled', -60 - 1 / MINUTE, EARLY],
		['scheduled', 30, [OPENED]],
		['open', 0, { refused: 'sitting-already-open' }],
		['running', 0, { refused: 'sitting-already-open' }],
		['closed', 0, IS_CLOSED]
	])('of a sitting that is %s, %d minutes from its time', (phase, minutes, result) => {
		expect(openSitting(STATES[phase], STARTS + minutes * MINUTE, EXAM_RULES)).toEqual(result);
	});
});

describe('entering the digits', () => {
	it.each<[Phase, string, object]>([
		['open', '48 12-07', [DIGITS]],
		['open', '48', { refused: 'digits-malformed' }],
		['scheduled', '481207', NOT_OPEN],
		['open with digits', '5555', { refused: 'digits-entered', details: { digits: '481207' } }],
		['running', '5555', { refused: 'digits-entered', details: { digits: '481207' } }],
		['closed', '5555', IS_CLOSED]
	])('of a sitting that is %s: %s', (phase, text, result) => {
		expect(enterDigits(STATES[phase], text)).toEqual(result);
	});
});

describe('starting', () => {
	it.each<[Phase, number, object | null]>([
		['open with digits', 0, null],
		['running', 5, null],
		['open with digits', -1, EARLY],
		['open', 0, { refused: 'digits-missing' }],
		['scheduled', 0, NOT_OPEN],
		['closed', 0, IS_CLOSED]
	])('a sitting that is %s, %d minutes from its time', (phase, minutes, result) => {
		expect(mayStart(STATES[phase], STARTS + minutes * MINUTE)).toEqual(result);
	});
});

describe('closing', () => {
	const FIRE = { reason: ' Өрт дабылы ' };
	const closed = (cause: 'ended' | 'disrupted', reason: string | null) => [
		{ type: 'closed', v: 1, data: { cause, reason } },
		{ type: 'seed-revealed', v: 1, data: { seed: 'secret' } }
	];

	it.each<[string, Phase, number, number, { reason: string } | null, object]>([
		['when nobody writes any more', 'running', 40, 0, null, closed('ended', null)],
		['when nobody came', 'open', 0, 0, null, closed('ended', null)],
		['before its time', 'open', -1, 0, null, EARLY],
		['while somebody writes', 'running', 5, 2, null, { refused: 'sitting-running', details: { running: 2 } }],
		['while somebody writes, disrupted', 'running', 5, 2, FIRE, closed('disrupted', 'Өрт дабылы')],
		['before its time, disrupted', 'open', -30, 0, FIRE, closed('disrupted', 'Өрт дабылы')],
		['disrupted without a reason', 'running', 5, 2, { reason: ' ' }, { refused: 'reason-missing' }],
		['before the doors opened', 'scheduled', 0, 0, null, NOT_OPEN],
		['twice', 'closed', 50, 0, null, IS_CLOSED]
	])('%s', (_, phase, minutes, running, disrupted, result) => {
		expect(closeSitting(STATES[phase], STARTS + minutes * MINUTE, running, 'secret', disrupted)).toEqual(
			result
		);
	});
});

describe('a sitting', () => {
	it('keeps its first start when somebody begins later', () => {
		expect(fold(OPENED, DIGITS, STARTED, STARTED).startedAt).toBe(STARTS + 3);
	});

	it('keeps its seed until it is revealed', () => {
		expect(STATES.running.seed).toBeNull();
		expect(fold(OPENED, CLOSED, { type: 'seed-revealed', v: 1, data: { seed: 'secret' } }).seed).toBe(
			'secret'
		);
	});
});
