import { describe, expect, it } from 'vitest';
import { KAZAKHSTAN } from '../calendar/kazakhstan.ts';
import type { ApplicationFact } from './application.ts';
import {
	isEmpty,
	monthlyReport,
	monthOf,
	type AppealTold,
	type CaseTold,
	type Told
} from './monthly-report.ts';
import type { Outcome } from './outcome.ts';

const on = (day: string, time = '10:00') => Date.parse(`${day}T${time}:00+05:00`);
const NOW = on('2026-12-15');
const NOVEMBER = monthOf('2026-11', NOW, KAZAKHSTAN)!;

type Dated = ApplicationFact & { at: number };
const fact = (at: number, type: string, data: unknown): Dated => ({ type, v: 1, data, at }) as Dated;

interface Request {
	channel?: 'portal' | 'paper';
	language?: 'kk' | 'ru';
	speciality?: string;
	nth?: number;
}

/** A case registered at a moment, with what then happened to it. */
function aCase(receivedAt: number, more: Dated[] = [], request: Request = {}): CaseTold {
	const { channel = 'portal', language = 'kk', speciality = 'networks', nth = 1 } = request;
	const registered = fact(receivedAt, 'registered', {
		incoming: '04-12/1',
		person: 'p',
		definition: 'almaty-expert-attestation@2017-02-01',
		files: [],
		mark: null,
		...{ channel, language, speciality, receivedAt }
	});
	const facts = [registered, ...more].map((one, i) => ({ ...one, by: 'user:u', seq: i + 1 }) as Told);
	return { facts, nth };
}

const done = (step: number, at: number) => fact(at, 'step-done', { step, documents: [] });
const through = (to: number, at: number) => Array.from({ length: to - 1 }, (_, i) => done(i + 2, at));
const admitted = (at: number) =>
	fact(at, 'admitted', { order: 'o', sitting: 's', attempt: 'a', startsAt: at });
const outcome = (at: number, value: Outcome) => fact(at, 'outcome-recorded', { outcome: value, act: 't' });
const issued = (at: number, kind: 'certificate' | 'refusal') =>
	fact(at, 'result-issued', { kind, number: 'n', document: 'd' });

const report = (cases: CaseTold[], appeals: AppealTold[] = [], month = NOVEMBER) =>
	monthlyReport(month, { cases, appeals }, KAZAKHSTAN);

describe('a month of the office', () => {
	it.each([
		['2026-11', '2026-11-01T00:00', '2026-12-01T00:00'],
		['2025-12', '2025-12-01T00:00', '2026-01-01T00:00']
	])('%s begins and ends at midnight of its wall', (month, from, to) => {
		const read = monthOf(month, NOW, KAZAKHSTAN)!;
		expect([read.from, read.to]).toEqual([Date.parse(`${from}+05:00`), Date.parse(`${to}+05:00`)]);
	});

	it.each(['', '2026', '2026-13', '2026-00', '11.2026', '2026-11-01'])('is not «%s»', (month) => {
		expect(monthOf(month, NOW, KAZAKHSTAN)).toBeNull();
	});

	it('that is in course is counted until now', () => {
		expect(monthOf('2026-12', NOW, KAZAKHSTAN)?.until).toBe(NOW + 1);
	});
});

describe('the report of a month', () => {
	it('says that nothing happened when nothing did', () => {
		expect(isEmpty(report([]))).toBe(true);
		expect(isEmpty(report([aCase(on('2026-11-05'))]))).toBe(false);
	});

	it('counts requests by channel and language, of the month alone', () => {
		const { requests } = report([
			aCase(on('2026-10-31', '23:59')),
			aCase(on('2026-11-01', '00:00')),
			aCase(on('2026-11-05'), [], { channel: 'paper', language: 'ru' }),
			aCase(on('2026-12-01', '00:00'))
		]);
		expect(requests).toEqual({ portal: { kk: 1, ru: 0 }, paper: { kk: 0, ru: 1 } });
	});

	it('counts grounds of non-admission as they were typed, alike ones together', () => {
		const no = (reasons: string[]) =>
			aCase(on('2026-11-02'), [
				...through(8, on('2026-11-03')),
				fact(on('2026-11-04'), 'not-admitted', { order: 'o', reasons })
			]);
		const { grounds, specialities } = report([no(['Өтілі аз', 'Диплом жоқ']), no([' Өтілі  аз '])]);
		expect([...grounds]).toEqual([
			['Өтілі аз', 2],
			['Диплом жоқ', 1]
		]);
		expect(specialities.networks).toMatchObject({ received: 2, notAdmitted: 2, admitted: 0 });
	});

	it('counts how tests ended and what was issued, by speciality and by cause', () => {
		const day = on('2026-11-10');
		const ended = (value: Outcome, kind: 'certificate' | 'refusal') =>
			aCase(on('2026-11-02'), [
				...through(8, day),
				admitted(day),
				done(9, day),
				outcome(day, value),
				...[10, 11, 12, 13, 16].map((n) => done(n, day)),
				issued(day, kind)
			]);
		const counts = report([
			ended('passed', 'certificate'),
			ended('not-passed', 'refusal'),
			ended('absent', 'refusal')
		]);
		expect(counts.outcomes).toEqual({ passed: 1, 'not-passed': 1, absent: 1 });
		expect(counts.refusals).toEqual({ 'not-passed': 1, absent: 1 });
		expect(counts.specialities.networks).toEqual({
			...{ received: 3, admitted: 3, notAdmitted: 0 },
			...{ passed: 1, notPassed: 1, certificates: 1, refusals: 2 }
		});
	});

	it('tells first applications from repeated ones', () => {
		const tried = (nth: number, value: Outcome) =>
			aCase(
				on('2026-11-02'),
				[...through(8, on('2026-11-03')), admitted(on('2026-11-03')), outcome(on('2026-11-04'), value)],
				{ nth }
			);
		const { repeats } = report([
			tried(1, 'not-passed'),
			tried(2, 'passed'),
			tried(3, 'illness'),
			tried(7, 'absent')
		]);
		expect(repeats).toEqual({
			first: { received: 1, attempts: 1, passed: 0 },
			second: { received: 1, attempts: 1, passed: 1 },
			later: { received: 2, attempts: 1, passed: 0 }
		});
	});

	it('counts a step that was done after its limit, in the month it was done', () => {
		// The list of applicants is due on the second working day after Monday 2 November.
		const inTime = aCase(on('2026-11-02'), [done(2, on('2026-11-04', '17:59'))]);
		const late = aCase(on('2026-11-02'), [done(2, on('2026-11-04', '18:01'))]);
		const before = aCase(on('2026-10-01'), [done(2, on('2026-10-29'))]);
		expect(report([inTime, late, before]).steps[2]).toEqual({ done: 2, late: 1, overdue: 0 });
	});

	it('counts what stands overdue at the end of the month, also when it was done later', () => {
		const waits = aCase(on('2026-11-02'));
		const doneLater = aCase(on('2026-11-02'), [done(2, on('2026-12-02'))]);
		const notYetDue = aCase(on('2026-11-30'));
		expect(report([waits, doneLater, notYetDue]).steps[2]).toEqual({ done: 0, late: 0, overdue: 2 });
	});

	it('counts the last step against its own limit, and the service against the whole', () => {
		const day = on('2026-09-01');
		const result = (at: number) =>
			aCase(day, [
				...through(8, day),
				fact(day, 'not-admitted', { order: 'o', reasons: [] }),
				done(9, day),
				done(16, on('2026-11-05')),
				issued(at, 'refusal'),
				done(17, at)
			]);
		const { steps, service } = report([result(on('2026-11-05')), result(on('2026-11-06'))]);
		expect(steps[17]).toEqual({ done: 2, late: 1, overdue: 0 });
		expect(service).toEqual({ done: 2, late: 2, overdue: 0 });
	});

	it('is the same when it is told of the cases in parts', () => {
		const cases = [
			aCase(on('2026-11-02'), [done(2, on('2026-11-09'))]),
			aCase(on('2026-11-03'), [], { channel: 'paper', nth: 2 }),
			aCase(on('2026-10-03'))
		];
		const parts = cases.reduce(
			(before, one) => monthlyReport(NOVEMBER, { cases: [one], appeals: [] }, KAZAKHSTAN, before),
			report([])
		);
		expect(parts).toEqual(report(cases));
	});

	it('counts appeals: lodged, answered by how, late, and overdue at the end', () => {
		const lodgedAt = on('2026-11-02');
		const dueAt = on('2026-11-09', '18:00');
		const at = (day: string, decision: 'satisfied' | 'partly' | 'rejected') => ({
			...{ lodgedAt, dueAt },
			answered: { at: on(day), decision }
		});
		const { appeals } = report(
			[],
			[
				at('2026-11-05', 'satisfied'),
				at('2026-11-06', 'partly'),
				at('2026-11-12', 'rejected'),
				at('2026-12-02', 'rejected'),
				{ lodgedAt, dueAt, answered: null },
				{ lodgedAt: on('2026-11-30'), dueAt: on('2026-12-07'), answered: null },
				{ lodgedAt: on('2026-10-20'), dueAt: null, answered: null }
			]
		);
		expect(appeals).toEqual({ lodged: 6, satisfied: 1, partly: 1, rejected: 1, late: 1, overdue: 2 });
	});
});
