import { describe, expect, it } from 'vitest';
import { ALMATY_HOURS, coveredYears, KAZAKHSTAN } from '../../calendar/kazakhstan.ts';
import { at, isOpenAt, isWorkingDay, localDate, localTime } from '../../calendar/working-time.ts';
import type { Outcome } from '../case-facts.ts';
import { calendarFor, termsOf } from '../case-terms.ts';
import { limitOf, stepOfCase } from '../course.ts';
import type { StepDefinition } from '../service.ts';
import { overAt, works } from '../testing/plain-calendar.ts';
import { receivedCase, walk } from '../testing/played-case.ts';
import { proceduresOf, refusalWays, type Proven } from '../testing/ways.ts';
import { DEFINITIONS } from './index.ts';

const ms = (local: string) => at(local.slice(0, 10), local.slice(11), ALMATY_HOURS);
const local = (moment: number | null) =>
	moment === null ? null : `${localDate(moment, ALMATY_HOURS)}T${localTime(moment, ALMATY_HOURS)}`;

/** Moments a term may begin to run at. */
const STARTS = [
	['before a weekend', '2026-11-13T17:52'],
	['on a weekend', '2026-11-14T11:00'],
	['after a weekend', '2026-11-16T09:00'],
	['before a holiday', '2026-12-15T17:52'],
	['on a holiday', '2026-12-16T10:30'],
	['after a holiday', '2026-12-17T09:05'],
	['before the break', '2026-11-10T12:53'],
	['in the break', '2026-11-10T13:20'],
	['after the break', '2026-11-10T14:00'],
	['at closing', '2026-11-10T18:00'],
	['before opening', '2026-11-10T07:30'],
	['before a day moved by decree', '2024-12-31T17:30'],
	['on the day off it was moved to', '2025-01-03T10:30'],
	['on the Sunday that is worked', '2025-01-05T17:40'],
	['after it', '2025-01-06T09:05'],
	['over the new year', '2026-12-30T16:10'],
	['in a row of holidays', '2026-03-20T17:59']
] as const;

/** A step under every channel and outcome it may be done in. */
const standings = ({ definition }: Proven) =>
	definition.channels.flatMap((channel) =>
		([null, { kind: 'granted', result: 'x' }, { kind: 'refused', refusal: 'standard-10' }] as const).map(
			(outcome: Outcome | null) => ({ channel, concluded: outcome && { outcome } })
		)
	);

function dues({ definition, procedure }: Proven, step: StepDefinition, start: string) {
	const moment = { receivedAt: ms(start), movedAt: ms(start), pauses: [] };
	const calendar = calendarFor(definition, KAZAKHSTAN);
	return standings({ name: '', definition, procedure }).map((standing) => {
		const terms = termsOf(step, procedure, definition, { ...standing, ...moment }, calendar);
		return { terms, limit: limitOf(step, standing) };
	});
}

describe.each(proceduresOf(DEFINITIONS))('the limits of $name', (proven) => {
	const { definition, procedure } = proven;

	it.each(STARTS)('%s (%s) are over when a paper calendar says so', (_, start) => {
		const whole = procedure.limit && overAt(start, procedure.limit, definition.countStartDay);
		for (const step of procedure.steps)
			for (const { terms, limit } of dues(proven, step, start)) {
				const own = limit && overAt(start, limit, false);
				expect(local(terms.stepDueAt), `step ${step.n}`).toBe(own);
				expect(local(terms.totalDueAt)).toBe(whole);
				const both = [own, whole].filter((one) => one !== null).sort();
				expect(local(terms.dueAt), 'the earlier governs').toBe(both[0] ?? null);
			}
	});

	it.each(STARTS)('%s (%s) are over in office hours, after they began', (_, start) => {
		for (const step of procedure.steps)
			for (const { terms } of dues(proven, step, start)) {
				if (terms.dueAt === null) continue;
				expect(terms.dueAt).toBeGreaterThan(ms(start));
				expect(isOpenAt(terms.dueAt - 1, KAZAKHSTAN)).toBe(true);
			}
	});
});

/** Cases as they come to each of their steps while nothing is concluded. */
const waitingAt = (proven: Proven) =>
	refusalWays(proven).map((way) => {
		const { state } = walk(proven.procedure, receivedCase(proven.definition, proven.procedure, way), {
			...way,
			until: way.refuse.step
		});
		return { state, step: stepOfCase(proven.procedure, state)! };
	});

const OWN_REFUSAL_LIMIT = proceduresOf(DEFINITIONS).filter(({ procedure }) =>
	procedure.steps.some(
		({ deed, refuses, variants = [] }) =>
			deed !== 'attest' &&
			refuses?.length &&
			variants.some(({ outcome, limit }) => outcome === 'refused' && limit)
	)
);

it('the two visits of Karaganda give a refusal two working days', () => {
	expect(OWN_REFUSAL_LIMIT.map(({ name }) => name)).toEqual([
		'karaganda-address-certificate assign',
		'karaganda-address-certificate annul'
	]);
});

describe.each(OWN_REFUSAL_LIMIT)('a refusal of $name', (proven) => {
	const { definition, procedure } = proven;

	it.each(STARTS)('%s (%s) is due by its own limit while the step waits', (_, start) => {
		for (const { state, step } of waitingAt(proven)) {
			const running = { ...state, receivedAt: ms(start), movedAt: ms(start) };
			const calendar = calendarFor(definition, KAZAKHSTAN);
			const terms = termsOf(step, procedure, definition, running, calendar);
			const [five, two] = [5, 2].map((value) => overAt(start, { value, unit: 'working-days' }, false));
			expect([terms.stepDueAt, terms.refusalDueAt].map(local)).toEqual([five, two]);
		}
	});
});

describe('the paper calendar these tests reckon by', () => {
	const datesOf = (year: number) => {
		const first = Date.UTC(year, 0, 1);
		return Array.from({ length: (Date.UTC(year + 1, 0, 1) - first) / 86_400_000 }, (_, i) =>
			new Date(first + i * 86_400_000).toISOString().slice(0, 10)
		);
	};

	it.each([...coveredYears])('has the working days of the product in %i, day by day', (year) => {
		for (const date of datesOf(year)) expect(isWorkingDay(date, KAZAKHSTAN), date).toBe(works(date));
	});

	it.each([
		[2025, 246],
		[2026, 247]
	])('has the working days that %i has officially: %i', (year, count) => {
		expect(datesOf(year).filter(works)).toHaveLength(count);
	});
});
