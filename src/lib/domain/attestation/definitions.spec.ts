import { describe, expect, it } from 'vitest';
import { ALMATY_HOURS, KAZAKHSTAN_DAYS } from '../calendar/kazakhstan.ts';
import { isRefused } from '../refusal.ts';
import {
	applicationKind,
	doTask,
	isNotified,
	leadsTo,
	passOver,
	stepDueAt,
	stepOf,
	taskOf,
	totalDueAt,
	type ApplicationFact,
	type ApplicationState
} from './application.ts';
import { stagesOf } from './stages.ts';
import { attestationOf, concerns, stepFor, stepsIn } from './steps.ts';
import { TASKS, type AttestationTask } from './tasks.ts';

const ALMATY = 'almaty-expert-attestation@2017-02-01';
const AKTOBE = 'aktobe-expert-attestation@2019-10-18';
const calendar = { hours: ALMATY_HOURS, days: KAZAKHSTAN_DAYS };
const almaty = (text: string) => Date.parse(`${text}+05:00`);
/** A Tuesday. */
const RECEIVED = almaty('2026-11-24T09:05:00');

function fold(facts: readonly ApplicationFact[], before?: ApplicationState, at = RECEIVED): ApplicationState {
	return facts.reduce<ApplicationState | undefined>(
		(state, fact, i) => applicationKind.evolve(state, { ...fact, seq: i + 1, at, by: 'user:1' }),
		before
	)!;
}

const registered = (definition: string, at = RECEIVED): ApplicationState =>
	fold(
		[
			{
				type: 'registered',
				v: 1,
				data: {
					incoming: '04-12/1',
					person: 'p',
					speciality: 'architecture',
					language: 'kk',
					channel: 'portal',
					definition,
					receivedAt: at,
					files: [],
					mark: null
				}
			}
		],
		undefined,
		at
	);

const done = (state: ApplicationState, task: AttestationTask, at = RECEIVED) =>
	fold(doTask(state, task) as ApplicationFact[], state, at);

/** Aktobe's steps 2 to 5, with what the head signed. */
function notified(signed: ApplicationFact): ApplicationState {
	let state = registered(AKTOBE);
	for (const task of ['assign', 'schedule'] as const) state = done(state, task);
	state = done(fold([signed], state), 'sign-schedule');
	state = done(fold(passOver(state), state), 'notify');
	return fold(passOver(state), state);
}

const ADMITTED: ApplicationFact = {
	type: 'admitted',
	v: 1,
	data: { order: 'o', sitting: 's', attempt: 't', startsAt: almaty('2026-12-01T10:00:00') }
};
const REFUSED: ApplicationFact = {
	type: 'refusal-signed',
	v: 1,
	data: { reasons: ['Құжаттар'], number: 'n', document: 'd' }
};

describe('the two attestations', () => {
	it.each([
		[ALMATY, 17],
		[AKTOBE, 8]
	])('%s: every step says what is done at it, each thing once', (key, count) => {
		const tasks = stepsIn(key).map(({ task }) => task);
		expect(tasks).toHaveLength(count);
		expect(new Set(tasks).size).toBe(count);
		for (const task of tasks) expect(TASKS).toHaveProperty([task]);
	});

	it('know what the other does not: no act and no order in Aktobe, no executor in Almaty', () => {
		const none = ['form-list', 'write-memo', 'draft-admission', 'draw-up-act', 'sign-certificates'] as const;
		for (const task of none) expect(stepFor(AKTOBE, task)).toBeNull();
		for (const task of ['assign', 'schedule', 'notify'] as const) expect(stepFor(ALMATY, task)).toBeNull();
	});

	it('run side by side: a case takes the tasks of the definition it began with and refuses the other’s', () => {
		const [one, other] = [registered(ALMATY), registered(AKTOBE)];
		expect([taskOf(one), taskOf(other)]).toEqual(['form-list', 'assign']);
		expect(doTask(one, 'assign')).toEqual({ refused: 'task-of-another-regulation' });
		expect(doTask(other, 'form-list')).toEqual({ refused: 'task-of-another-regulation' });
		expect(isRefused(doTask(other, 'assign'))).toBe(false);
	});

	it('are read by the key a case has kept since it began, whatever came into force since', () => {
		expect(attestationOf(ALMATY).definition.source.from).toBe('2017-02-01');
		expect(() => attestationOf('almaty-expert-attestation@1999-01-01')).toThrow();
		expect(() => registered('aktobe-design-licence@2019-10-18') && attestationOf('karaganda@1')).toThrow();
	});
});

describe('a case in Aktobe', () => {
	it('that is admitted goes through the test and its result', () => {
		const state = notified(ADMITTED);
		expect([stepOf(state), taskOf(state), state.passedOver]).toEqual([6, 'test', []]);
		const held = done(
			fold([{ type: 'outcome-recorded', v: 1, data: { outcome: 'passed', act: null } }], state),
			'test'
		);
		expect([taskOf(held), leadsTo(held)]).toEqual(['form-results', 'certificate']);
	});

	it('that is refused passes over the test and its result, recorded', () => {
		const state = notified(REFUSED);
		expect(state.passedOver).toEqual([6, 7, 8]);
		expect([stepOf(state), leadsTo(state), state.refusal]).toEqual([
			null,
			'refusal',
			{ number: 'n', document: 'd' }
		]);
	});

	it('tells its applicant of the decision when it is given out, not before', () => {
		let state = done(done(registered(AKTOBE), 'assign'), 'schedule');
		state = done(fold([REFUSED], state), 'sign-schedule');
		expect(isNotified(state)).toBe(false);
		expect(stagesOf(state).map(({ status }) => status)).not.toContain('refused');
		state = done(state, 'notify');
		expect(isNotified(state)).toBe(true);
		expect(stagesOf(state).find(({ key }) => key === 'admission')?.status).toBe('refused');
	});

	it('that earned a new date waits for another schedule', () => {
		const held = done(
			fold([{ type: 'outcome-recorded', v: 1, data: { outcome: 'illness', act: null } }], notified(ADMITTED)),
			'test'
		);
		const again = fold([{ type: 'new-date-due', v: 1, data: { order: null, outcome: 'illness' } }], held);
		expect([taskOf(again), again.admission.status, again.outcome]).toEqual(['schedule', 'pending', null]);
	});
});

describe('the limits', () => {
	it('count the day of submission in Almaty’s 30 working days, and state no whole term in Aktobe', () => {
		// «тапсырған күннен бастап»: Tuesday 24 November is the first day; 16 December, 1, 4 and 7 January are off.
		expect(attestationOf(ALMATY).definition.countStartDay).toBe(true);
		expect(totalDueAt(registered(ALMATY), calendar)).toBe(almaty('2027-01-08T18:00:00'));
		expect(totalDueAt(registered(AKTOBE), calendar)).toBeNull();
	});

	it('of steps done on a round run for each case from its own step before', () => {
		const early = registered(ALMATY);
		const late = registered(ALMATY, almaty('2026-11-26T10:00:00'));
		expect(stepDueAt(early, calendar)).toBe(almaty('2026-11-26T18:00:00'));
		expect(stepDueAt(late, calendar)).toBe(almaty('2026-11-30T18:00:00'));
		const listedAt = almaty('2026-11-26T11:00:00');
		const [one, other] = [early, late].map((state) => done(state, 'form-list', listedAt));
		expect(stepDueAt(one!, calendar)).toBe(stepDueAt(other!, calendar));
		expect(totalDueAt(one!, calendar)).not.toBe(totalDueAt(other!, calendar));
	});

	it('steps 2, 6 and 8–13 of Almaty act on a round; 10–13 concern the admitted only', () => {
		const onRound = stepsIn(ALMATY).filter((step) => step.onRound);
		expect(onRound.map(({ n }) => n)).toEqual([2, 6, 8, 9, 10, 11, 12, 13]);
		const course = { channel: 'portal', admission: 'not-admitted', outcome: null } as const;
		const passed = stepsIn(ALMATY).filter((step) => concerns(step, course) === false);
		expect(passed.map(({ n }) => n)).toEqual([10, 11, 12, 13, 14, 15]);
	});
});
