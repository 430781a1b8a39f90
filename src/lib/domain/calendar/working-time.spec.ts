import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ALMATY_HOURS, KAZAKHSTAN } from './kazakhstan.ts';
import {
	at,
	dueAt,
	isOpenAt,
	isWorkingDay,
	localDate,
	localTime,
	prolonged,
	workingMinutesBetween,
	type Limit
} from './working-time.ts';

const ms = (local: string) => at(local.slice(0, 10), local.slice(11), ALMATY_HOURS);
const local = (moment: number) => `${localDate(moment, ALMATY_HOURS)}T${localTime(moment, ALMATY_HOURS)}`;
const due = (start: string, limit: Limit, options = {}) =>
	local(dueAt(ms(start), limit, KAZAKHSTAN, options)!);

const minutes = (value: number): Limit => ({ value, unit: 'minutes' });
const workingDays = (value: number): Limit => ({ value, unit: 'working-days' });
const days = (value: number): Limit => ({ value, unit: 'days' });

describe('local time', () => {
	it('is five hours ahead of UTC, whatever the zone of the machine', () => {
		expect(at('2026-11-09', '10:14', ALMATY_HOURS)).toBe(Date.UTC(2026, 10, 9, 5, 14));
		expect(local(Date.UTC(2026, 10, 8, 19, 30))).toBe('2026-11-09T00:30');
	});
});

describe('the office', () => {
	it.each([
		['2026-11-09T08:59', false],
		['2026-11-09T09:00', true],
		['2026-11-09T12:59', true],
		['2026-11-09T13:00', false],
		['2026-11-09T14:00', true],
		['2026-11-09T17:59', true],
		['2026-11-09T18:00', false],
		['2026-12-16T10:00', false],
		['2026-11-14T10:00', false],
		['2025-01-05T10:00', true]
	])('at %s is open: %s', (moment, open) => {
		expect(isOpenAt(ms(moment), KAZAKHSTAN)).toBe(open);
	});

	it('has only its weekends off in years nobody has entered', () => {
		expect(isWorkingDay('2031-01-01', KAZAKHSTAN)).toBe(true);
		expect(isWorkingDay('2031-01-04', KAZAKHSTAN)).toBe(false);
	});

	it('without a break is open all day', () => {
		const calendar = { ...KAZAKHSTAN, hours: { ...ALMATY_HOURS, breakFrom: '13:00', breakTo: '13:00' } };
		expect(isOpenAt(ms('2026-11-09T13:00'), calendar)).toBe(true);
		expect(workingMinutesBetween(ms('2026-11-09T00:00'), ms('2026-11-10T00:00'), calendar)).toBe(540);
	});
});

describe('a limit in minutes or hours', () => {
	it.each([
		['2026-11-09T10:14', 15, '2026-11-09T10:29'],
		['2026-11-09T12:50', 10, '2026-11-09T13:00'],
		['2026-11-09T12:50', 15, '2026-11-09T14:05'],
		['2026-11-09T13:20', 15, '2026-11-09T14:15'],
		['2026-11-09T07:00', 15, '2026-11-09T09:15'],
		['2026-11-09T17:50', 15, '2026-11-10T09:05'],
		['2026-11-09T18:00', 15, '2026-11-10T09:15'],
		['2026-11-13T18:30', 15, '2026-11-16T09:15'],
		['2026-12-15T17:55', 15, '2026-12-17T09:10'],
		['2026-11-09T09:00', 480, '2026-11-09T18:00']
	])('from %s, %i minutes end at %s', (start, value, end) => {
		expect(due(start, minutes(value))).toBe(end);
	});

	it('counts an hour as sixty minutes inside office hours', () => {
		expect(due('2026-11-09T17:00', { value: 2, unit: 'hours' })).toBe('2026-11-10T10:00');
	});
});

describe('a limit in working days', () => {
	it('of thirty from 9 November 2026 passes over 16 December and ends on the 22nd at closing', () => {
		expect(due('2026-11-09T10:14', workingDays(30))).toBe('2026-12-22T18:00');
	});

	it.each([
		['2026-11-09T07:00', 1, '2026-11-10T18:00'],
		['2026-11-09T13:30', 1, '2026-11-10T18:00'],
		['2026-11-09T17:59', 1, '2026-11-10T18:00'],
		['2026-11-09T18:00', 1, '2026-11-11T18:00'],
		['2026-11-13T10:00', 1, '2026-11-16T18:00'],
		['2026-11-14T10:00', 1, '2026-11-17T18:00'],
		['2026-11-13T20:00', 1, '2026-11-17T18:00'],
		['2025-01-02T10:00', 1, '2025-01-06T18:00']
	])('from %s, %i end at %s', (start, value, end) => {
		expect(due(start, workingDays(value))).toBe(end);
	});

	it('that counts the day of receipt ends one working day earlier', () => {
		expect(due('2026-11-09T10:14', workingDays(30), { countStartDay: true })).toBe('2026-12-21T18:00');
		expect(due('2026-11-09T10:14', workingDays(1), { countStartDay: true })).toBe('2026-11-09T18:00');
		expect(due('2026-11-14T10:14', workingDays(1), { countStartDay: true })).toBe('2026-11-16T18:00');
	});
});

describe('a limit in calendar days', () => {
	it.each([
		['2026-11-09T10:00', 3, '2026-11-12T18:00'],
		['2026-11-11T10:00', 3, '2026-11-16T18:00'],
		['2026-12-13T10:00', 2, '2026-12-17T18:00'],
		['2026-11-09T19:00', 3, '2026-11-13T18:00']
	])('from %s, %i end at %s, never on a day off', (start, value, end) => {
		expect(due(start, days(value))).toBe(end);
	});

	it('that counts the day of receipt ends a day earlier', () => {
		expect(due('2026-11-09T10:00', days(3), { countStartDay: true })).toBe('2026-11-11T18:00');
	});
});

describe('the day it comes', () => {
	it.each([
		['2026-11-09T10:00', '2026-11-09T18:00'],
		['2026-11-09T07:00', '2026-11-09T18:00'],
		['2026-11-09T18:00', '2026-11-10T18:00'],
		['2026-11-13T19:00', '2026-11-16T18:00'],
		['2026-12-16T10:00', '2026-12-17T18:00']
	])('of what comes at %s ends at %s', (start, end) => {
		expect(due(start, { unit: 'same-day' })).toBe(end);
	});
});

it('no limit has no due time', () => {
	expect(dueAt(ms('2026-11-09T10:00'), null, KAZAKHSTAN)).toBeNull();
});

it('no limit is not put off', () => {
	const pauses = [{ from: ms('2026-11-09T10:00'), until: ms('2026-11-09T12:00') }];
	expect(prolonged(null, pauses, null, KAZAKHSTAN)).toBeNull();
});

describe('what comes around a day moved by decree (3 January 2025 for Sunday the 5th)', () => {
	it.each([
		['2025-01-03T10:00', { value: 15, unit: 'minutes' }, '2025-01-05T09:15'],
		['2025-01-04T10:00', { unit: 'same-day' }, '2025-01-05T18:00'],
		['2025-01-05T10:00', { unit: 'same-day' }, '2025-01-05T18:00'],
		['2025-01-05T10:00', { value: 1, unit: 'working-days' }, '2025-01-06T18:00'],
		['2025-01-05T17:30', { value: 1, unit: 'hours' }, '2025-01-06T09:30'],
		['2024-12-31T10:00', { value: 3, unit: 'days' }, '2025-01-05T18:00']
	] satisfies [string, Limit, string][])('at %s, %j ends at %s', (start, limit, end) => {
		expect(due(start, limit)).toBe(end);
	});
});

describe('working minutes between two moments', () => {
	it.each([
		['2026-11-09T09:00', '2026-11-09T18:00', 480],
		['2026-11-09T12:30', '2026-11-09T14:30', 60],
		['2026-11-09T13:10', '2026-11-09T13:50', 0],
		['2026-11-13T17:30', '2026-11-16T09:30', 60],
		['2026-12-15T18:00', '2026-12-17T09:00', 0],
		['2026-11-10T09:30', '2026-11-09T17:30', -60]
	])('from %s to %s are %i', (a, b, count) => {
		expect(workingMinutesBetween(ms(a), ms(b), KAZAKHSTAN)).toBe(count);
	});
});

it('a calendar with nothing but days off is an error of the data, not an endless search', () => {
	const closed = Object.fromEntries(
		Array.from({ length: 1100 }, (_, i) => {
			const date = new Date(Date.UTC(2026, 10, 9 + i)).toISOString().slice(0, 10);
			return [date, { working: false, ground: { kk: '-', ru: '-', en: '-' } }];
		})
	);
	expect(() => dueAt(ms('2026-11-09T10:00'), workingDays(1), { hours: ALMATY_HOURS, days: closed })).toThrow(
		RangeError
	);
});

describe('any limit', () => {
	const MINUTE = 60_000;
	// Around both ends of the calendar's data, with every kind of day off inside.
	const first = Math.round(ms('2024-12-25T00:00') / MINUTE);
	const moment = fc.integer({ min: first, max: first + 800 * 24 * 60 }).map((minute) => minute * MINUTE);
	const unit = fc.constantFrom(
		'minutes' as const,
		'hours' as const,
		'working-days' as const,
		'days' as const
	);
	const value = fc.integer({ min: 1, max: 40 });
	const options = fc.record({ countStartDay: fc.boolean() });
	const end = (start: number, limit: Limit, how = {}) => dueAt(start, limit, KAZAKHSTAN, how)!;

	it('that starts later never ends earlier', () => {
		fc.assert(
			fc.property(moment, moment, unit, value, options, (a, b, of, n, how) => {
				const [start, later] = [Math.min(a, b), Math.max(a, b)];
				const limit: Limit = { value: n, unit: of };
				expect(end(start, limit, how)).toBeLessThanOrEqual(end(later, limit, how));
			})
		);
	});

	it('that is longer ends later', () => {
		fc.assert(
			fc.property(moment, unit, value, options, (start, of, n, how) => {
				const [shorter, longer] = [n, n + 7].map((v) => end(start, { value: v, unit: of }, how));
				expect(shorter).toBeLessThan(longer!);
			})
		);
	});

	it('ends after it starts, inside office hours, never on a day off', () => {
		fc.assert(
			fc.property(moment, unit, value, options, (start, of, n, how) => {
				const over = end(start, { value: n, unit: of }, how);
				expect(over).toBeGreaterThan(start);
				expect(isWorkingDay(localDate(over, ALMATY_HOURS), KAZAKHSTAN)).toBe(true);
				expect(isOpenAt(over - 1, KAZAKHSTAN)).toBe(true);
			})
		);
	});

	it('in minutes adds up: one after the other is both at once', () => {
		fc.assert(
			fc.property(moment, value, value, (start, a, b) => {
				const both = end(start, minutes(30 * (a + b)));
				expect(end(end(start, minutes(30 * a)), minutes(30 * b))).toBe(both);
				expect(workingMinutesBetween(start, both, KAZAKHSTAN)).toBe(30 * (a + b));
			})
		);
	});

	it('of the same day ends after it starts, inside office hours, and never earlier for what comes later', () => {
		fc.assert(
			fc.property(moment, moment, (a, b) => {
				const [first, later] = [Math.min(a, b), Math.max(a, b)].map((start) =>
					end(start, { unit: 'same-day' })
				);
				expect(first).toBeGreaterThan(Math.min(a, b));
				expect(isOpenAt(first! - 1, KAZAKHSTAN)).toBe(true);
				expect(first).toBeLessThanOrEqual(later!);
			})
		);
	});

	it('put off by what stood still ends inside office hours, no earlier, and keeps its order', () => {
		const stretch = fc.tuple(moment, fc.integer({ min: 0, max: 20 * 24 * 60 }));
		fc.assert(
			fc.property(moment, moment, unit, value, stretch, (a, b, of, n, [from, length]) => {
				const limit: Limit = { value: n, unit: of };
				const pauses = [{ from, until: from + length * MINUTE }];
				const [start, later] = [Math.min(a, b), Math.max(a, b)];
				const [put, then] = [start, later].map((one) =>
					prolonged(end(one, limit), pauses, limit, KAZAKHSTAN)!
				);
				expect(put).toBeGreaterThanOrEqual(end(start, limit));
				expect(isOpenAt(put! - 1, KAZAKHSTAN)).toBe(true);
				expect(put).toBeLessThanOrEqual(then!);
			})
		);
	});

	it('leaves working minutes that add up over any moment between', () => {
		fc.assert(
			fc.property(moment, moment, moment, (a, b, c) => {
				const between = (x: number, y: number) => workingMinutesBetween(x, y, KAZAKHSTAN);
				expect(between(a, b) + between(b, c)).toBe(between(a, c));
			}),
			{ numRuns: 30 }
		);
	});
});
