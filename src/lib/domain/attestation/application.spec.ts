import { describe, expect, it } from 'vitest';
import { KAZAKHSTAN_DAYS, ALMATY_HOURS } from '../calendar/kazakhstan.ts';
import { isRefused } from '../refusal.ts';
import {
	applicationKind,
	doStep,
	leadsTo,
	passOver,
	stepDueAt,
	stepOf,
	totalDueAt,
	type ApplicationFact,
	type ApplicationState
} from './application.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';
import { stepsIn } from './steps.ts';

const ALMATY = 'almaty-expert-attestation@2017-02-01';
const STEP_NUMBERS = stepsIn(ALMATY).map(({ n }) => n);
const calendar = { hours: ALMATY_HOURS, days: KAZAKHSTAN_DAYS };
const almaty = (text: string) => Date.parse(`${text}+05:00`);
/** A Tuesday. */
const RECEIVED = almaty('2026-11-24T09:05:00');

const registered = (channel: 'paper' | 'portal'): ApplicationFact => ({
	type: 'registered',
	v: 1,
	data: {
		incoming: '04-12/1',
		person: 'p',
		speciality: 'architecture',
		language: 'kk',
		channel,
		definition: ALMATY,
		receivedAt: RECEIVED,
		files: [],
		mark: null
	}
});

function fold(facts: readonly ApplicationFact[], before?: ApplicationState, at = RECEIVED): ApplicationState {
	return facts.reduce<ApplicationState | undefined>(
		(state, fact, i) => applicationKind.evolve(state, { ...fact, seq: i + 1, at, by: 'user:1' }),
		before
	)!;
}

const admitted: ApplicationFact = {
	type: 'admitted',
	v: 1,
	data: { order: 'o', sitting: 's', attempt: 't', startsAt: 0 }
};
const notAdmitted: ApplicationFact = { type: 'not-admitted', v: 1, data: { order: 'o', reasons: ['Өтілі'] } };
const ended = (outcome: Outcome): ApplicationFact => ({
	type: 'outcome-recorded',
	v: 1,
	data: { outcome, act: 'a' }
});
const issued = (kind: 'certificate' | 'refusal'): ApplicationFact => ({
	type: 'result-issued',
	v: 1,
	data: { kind, number: 'n', document: 'd' }
});

interface Way {
	channel: 'paper' | 'portal';
	order: ApplicationFact;
	outcome: Outcome | null;
}

/** Plays a case to its end; `at` is told every state it waits in, with the step it waits for. */
function play(
	{ channel, order, outcome }: Way,
	at: (state: ApplicationState, step: number) => void
): ApplicationState {
	let state = fold([registered(channel)]);
	for (let step = stepOf(state); step; step = stepOf(state)) {
		at(state, step);
		if (step === 9) state = fold([order], state);
		if (step === 11 && outcome) state = fold([ended(outcome)], state);
		state = fold(doStep(state, step) as ApplicationFact[], state);
		state = fold(passOver(state), state);
		if (step === 17)
			state = fold([issued(leadsTo(state) === 'certificate' ? 'certificate' : 'refusal')], state);
	}
	return state;
}

const WAYS: [string, Way][] = (['paper', 'portal'] as const).flatMap((channel): [string, Way][] => [
	[`${channel}, not admitted`, { channel, order: notAdmitted, outcome: null }],
	...(['passed', 'not-passed', 'absent', 'removed', 'not-identified'] as const).map(
		(outcome): [string, Way] => [`${channel}, ${outcome}`, { channel, order: admitted, outcome }]
	)
]);

describe('a case', () => {
	it.each(WAYS)('on its way (%s) takes only the step it waits for', (_, way) => {
		play(way, (state, next) => {
			for (const step of STEP_NUMBERS) {
				const decided = doStep(state, step);
				if (step === next) {
					expect(decided).toEqual([{ type: 'step-done', v: 1, data: { step, documents: [] } }]);
				} else if (isRefused(decided) && decided.refused === 'step-does-not-concern') {
					expect(decided.details).toEqual({ step });
					expect(state.done[step]).toBeUndefined();
				} else {
					expect(decided).toEqual({ refused: 'step-out-of-order', details: { step, next } });
				}
			}
		});
	});

	it.each(WAYS)('at its end (%s) has every step done or passed over, and takes none', (_, way) => {
		const state = play(way, () => undefined);
		const done = Object.keys(state.done).map(Number);
		expect([...done, ...state.passedOver].sort((a, b) => a - b)).toEqual(STEP_NUMBERS);
		expect(stepOf(state)).toBeNull();
		expect(stepDueAt(state, calendar)).toBeNull();
		for (const step of STEP_NUMBERS) expect(isRefused(doStep(state, step))).toBe(true);
	});

	it.each(Object.entries(OUTCOMES))(
		'that ended as %s leads to what the outcome says',
		(outcome, { leadsTo: to }) => {
			expect(leadsTo(fold([registered('portal'), admitted, ended(outcome as Outcome)]))).toBe(to);
		}
	);

	it('that is not decided leads nowhere yet, one not admitted to a refusal', () => {
		expect(leadsTo(fold([registered('portal')]))).toBeNull();
		expect(leadsTo(fold([registered('portal'), admitted]))).toBeNull();
		expect(leadsTo(fold([registered('portal'), notAdmitted]))).toBe('refusal');
	});

	it('that earns a new date waits for the order again and keeps what came before it', () => {
		let before: ApplicationState | undefined;
		play({ channel: 'paper', order: admitted, outcome: 'illness' }, (state, step) => {
			if (step === 16) before = state;
		});
		const again = fold([{ type: 'new-date-due', v: 1, data: { order: 'o2', outcome: 'illness' } }], before);
		expect(stepOf(again)).toBe(8);
		expect(Object.keys(again.done).map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
		expect(again).toMatchObject({
			admission: { status: 'pending' },
			outcome: null,
			act: null,
			passedOver: []
		});
		expect(again.documents).toEqual(before!.documents);
	});
});

describe('the limits of a case', () => {
	it.each([
		['on the portal the list is due in two working days', 'portal', '2026-11-26T18:00:00'],
		['on paper too', 'paper', '2026-11-26T18:00:00']
	] as const)('%s', (_, channel, due) => {
		expect(stepDueAt(fold([registered(channel)]), calendar)).toBe(almaty(due));
	});

	it('run from the step before, and the whole from the day of submission', () => {
		const done: ApplicationFact = { type: 'step-done', v: 1, data: { step: 2, documents: [] } };
		const state = fold([done], fold([registered('portal')]), almaty('2026-11-25T12:00:00'));
		expect(stepDueAt(state, calendar)).toBe(almaty('2026-11-30T18:00:00'));
		expect(totalDueAt(state, calendar)).toBe(totalDueAt(fold([registered('portal')]), calendar));
	});
});

describe('the summary of a case', () => {
	it('is open until its result is issued', () => {
		const open = fold([registered('portal')]);
		const name = { surname: 'Тегі', given: 'Аты' };
		expect(applicationKind.summary(open, { name, iin: '000000000000', fileNames: [] })).toMatchObject({
			status: 'open',
			step: 2,
			name: 'Тегі Аты',
			result: null
		});
		expect(applicationKind.summary(fold([issued('refusal')], open), undefined)).toMatchObject({
			status: 'closed',
			step: 0,
			name: '',
			result: 'refusal',
			number: 'n'
		});
	});
});
