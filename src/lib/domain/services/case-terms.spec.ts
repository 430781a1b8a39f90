import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALMATY_HOURS, KAZAKHSTAN } from '../calendar/kazakhstan.ts';
import { at, isOpenAt, localDate, localTime } from '../calendar/working-time.ts';
import { calendarFor, termsOfCase, type CaseTerms } from './case-terms.ts';
import { receivedCase, walk, withFacts, type Way } from './testing/played-case.ts';
import { SMALL, SMALL_SERVICE } from './testing/small-service.ts';

const ms = (local: string) => at(local.slice(0, 10), local.slice(11), ALMATY_HOURS);
const local = (moment: number | null) =>
	moment === null ? null : `${localDate(moment, ALMATY_HOURS)}T${localTime(moment, ALMATY_HOURS)}`;
const told = ({ stepDueAt, totalDueAt, dueAt }: CaseTerms) => [stepDueAt, totalDueAt, dueAt].map(local);
const START = ms('2026-11-09T10:14');
const received = (channel: Way['channel'], receivedAt = START) =>
	receivedCase(SMALL_SERVICE, SMALL, { channel, receivedAt });
const waiting = (until: number, way: Partial<Way> = {}) => {
	const whole: Way = { channel: 'portal', ...way, until };
	return walk(SMALL, received(whole.channel), whole).state;
};
const terms = (state: ReturnType<typeof waiting>, service = SMALL_SERVICE) =>
	termsOfCase(SMALL, service, state, KAZAKHSTAN);
const stood = (state: ReturnType<typeof waiting>, from: string, until?: string) => {
	const still = withFacts(state, [{ type: 'suspended', v: 1, data: { ground: 'x' } }], ms(from));
	return until ? withFacts(still, [{ type: 'resumed', v: 1, data: { ground: 'x' } }], ms(until)) : still;
};

describe('the terms of a case', () => {
	it('run from receipt: of the first step, and of the whole', () => {
		expect(told(terms(received('portal')))).toEqual([
			'2026-11-09T10:29',
			'2026-11-16T18:00',
			'2026-11-09T10:29'
		]);
	});

	it('follow the channel where the regulation has it otherwise', () => {
		expect(told(terms(received('office')))[0]).toBe('2026-11-11T18:00');
	});

	it('of a step run from when the step before it was done', () => {
		const state = waiting(2);
		expect(local(state.movedAt)).toBe('2026-11-09T10:15');
		expect(told(terms(state))[0]).toBe('2026-11-09T11:15');
	});

	it('are those of the whole where its steps add up to more', () => {
		const [step, total, due] = told(terms(waiting(5)));
		expect([step, total, due]).toEqual(['2026-11-23T18:00', '2026-11-16T18:00', '2026-11-16T18:00']);
	});

	it('of the whole count the day of receipt where the definition says so, of a step never', () => {
		const counted = terms(received('office'), { ...SMALL_SERVICE, countStartDay: true });
		expect(told(counted)).toEqual(['2026-11-11T18:00', '2026-11-13T18:00', '2026-11-11T18:00']);
	});

	it('of a refusal may be others than of what is granted', () => {
		expect(told(terms(waiting(9)))[0]).toBe('2026-11-12T18:00');
		expect(told(terms(waiting(9, { refuse: { step: 6, kind: 'standard-10' } })))[0]).toBe('2026-11-09T12:20');
	});

	it('say while the step waits until when it may refuse, where a refusal has another limit', () => {
		const variants = [{ outcome: 'refused' as const, limit: { value: 2, unit: 'hours' as const } }];
		const steps = SMALL.steps.map((step) => (step.n === 6 ? { ...step, variants } : step));
		const told = (state: ReturnType<typeof waiting>) => {
			const of = termsOfCase({ ...SMALL, steps }, SMALL_SERVICE, state, KAZAKHSTAN);
			return [local(of.stepDueAt), local(of.refusalDueAt)];
		};
		expect(told(waiting(6))).toEqual(['2026-11-10T18:00', '2026-11-09T12:18']);
		expect(told(waiting(5))[1]).toBeNull();
		const refused = waiting(9, { refuse: { step: 6, kind: 'standard-10' } });
		expect(told(refused)[1], 'it is concluded: its own limits run').toBeNull();
	});

	it('are none once it is over, and for what the regulation sets no limit to', () => {
		expect(terms(waiting(99))).toEqual({
			stepDueAt: null,
			totalDueAt: null,
			dueAt: null,
			refusalDueAt: null,
			suspended: false
		});
		const unlimited = termsOfCase({ ...SMALL, limit: null }, SMALL_SERVICE, waiting(2), KAZAKHSTAN);
		expect(told(unlimited)).toEqual(['2026-11-09T11:15', null, '2026-11-09T11:15']);
	});

	it('run by the hours of the provider where it has its own', () => {
		const hours = { ...ALMATY_HOURS, close: '17:00' };
		const calendar = calendarFor({ provider: { ...SMALL_SERVICE.provider, hours } }, KAZAKHSTAN);
		expect(local(termsOfCase(SMALL, SMALL_SERVICE, received('portal'), calendar).totalDueAt)).toBe(
			'2026-11-16T17:00'
		);
		expect(calendarFor(SMALL_SERVICE, KAZAKHSTAN)).toBe(KAZAKHSTAN);
	});
});

describe('a term that stood still', () => {
	it('is due at nothing as long as it does', () => {
		expect(terms(stood(waiting(5), '2026-11-09T11:00'))).toEqual({
			stepDueAt: null,
			totalDueAt: null,
			dueAt: null,
			refusalDueAt: null,
			suspended: true
		});
	});

	it('is prolonged by the working time it stood: in minutes to the minute, in days to closing', () => {
		expect(told(terms(stood(waiting(2), '2026-11-09T10:45', '2026-11-09T15:00')))).toEqual([
			'2026-11-09T15:30',
			'2026-11-17T18:00',
			'2026-11-09T15:30'
		]);
	});

	it('for whole days is prolonged by as many', () => {
		const state = stood(waiting(5), '2026-11-10T09:00', '2026-11-12T18:00');
		expect(told(terms(state))[1]).toBe('2026-11-19T18:00');
	});

	it('outside office hours gains and loses nothing', () => {
		const state = stood(waiting(5), '2026-11-13T18:00', '2026-11-16T09:00');
		expect(told(terms(state))).toEqual(told(terms(waiting(5))));
	});

	it('before a step began prolongs the whole and not the step', () => {
		const late = stood(received('portal'), '2026-11-09T10:16', '2026-11-10T10:16');
		const on = walk(SMALL, { ...late, movedAt: ms('2026-11-10T10:20') }, { channel: 'portal', until: 2 });
		expect(told(terms(on.state))).toEqual(['2026-11-10T11:21', '2026-11-17T18:00', '2026-11-10T11:21']);
	});

	it('after it was over already is not over any later', () => {
		const late = stood(waiting(2), '2026-11-09T16:00', '2026-11-10T16:00');
		expect(told(terms(late))[0]).toBe('2026-11-09T11:15');
	});

	it('in several stretches is never due in closed hours, and the longer it stood the later', () => {
		const minute = fc.integer({ min: 0, max: 40 * 24 * 60 });
		fc.assert(
			fc.property(fc.array(minute, { minLength: 2, maxLength: 6 }), fc.nat(3000), (moments, more) => {
				const sorted = moments.map((one) => START + one * 60_000).sort((a, b) => a - b);
				const pauses = sorted.flatMap((from, i) =>
					i % 2 ? [] : [{ from, until: sorted[i + 1] ?? from, ground: 'x' }]
				);
				const longer = pauses.map((one, i) =>
					i === pauses.length - 1 ? { ...one, until: one.until + more * 60_000 } : one
				);
				const state = waiting(5);
				const [due, later, plain] = [{ ...state, pauses }, { ...state, pauses: longer }, state].map(
					(one) => terms(one).totalDueAt!
				);
				expect(isOpenAt(due! - 1, KAZAKHSTAN)).toBe(true);
				expect(due).toBeGreaterThanOrEqual(plain!);
				expect(later).toBeGreaterThanOrEqual(due!);
			}),
			{ numRuns: 60 }
		);
	});
});
