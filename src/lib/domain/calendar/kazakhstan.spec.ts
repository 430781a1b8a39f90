import { describe, expect, it } from 'vitest';
import { coveredYears, KAZAKHSTAN, KAZAKHSTAN_DAYS, projectedYears } from './kazakhstan.ts';
import { isWorkingDay } from './working-time.ts';

function datesOf(year: number): string[] {
	const first = Date.UTC(year, 0, 1);
	const days = (Date.UTC(year + 1, 0, 1) - first) / 86_400_000;
	return Array.from({ length: days }, (_, i) => new Date(first + i * 86_400_000).toISOString().slice(0, 10));
}

const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay());
const weekdaysOff = (year: number) =>
	datesOf(year)
		.filter((date) => !isWeekend(date) && !isWorkingDay(date, KAZAKHSTAN))
		.map((date) => `${Number(date.slice(8))}.${date.slice(5, 7)}`)
		.join(' ');

describe("Kazakhstan's days off", () => {
	it.each([
		[2025, 246],
		[2026, 247]
	])('leave the working days that the year %i has: %i', (year, count) => {
		expect(datesOf(year).filter((date) => isWorkingDay(date, KAZAKHSTAN))).toHaveLength(count);
	});

	it.each([
		[2025, '1.01 2.01 3.01 7.01 10.03 21.03 24.03 25.03 1.05 7.05 9.05 6.06 7.07 1.09 27.10 16.12'],
		[2026, '1.01 2.01 7.01 9.03 23.03 24.03 25.03 1.05 7.05 11.05 27.05 6.07 26.10 16.12'],
		[2027, '1.01 4.01 7.01 8.03 15.03 22.03 23.03 24.03 3.05 7.05 10.05 6.07 25.10 16.12']
	])('close the office on weekdays of %i', (year, dates) => {
		expect(weekdaysOff(year)).toBe(dates);
	});

	it('were exchanged once: Sunday 5 January 2025 was worked for Friday the 3rd', () => {
		expect(isWorkingDay('2025-01-05', KAZAKHSTAN)).toBe(true);
		expect(isWorkingDay('2025-01-03', KAZAKHSTAN)).toBe(false);
		expect(KAZAKHSTAN_DAYS['2025-01-03']?.ground.ru).toContain('05.01.2025');
	});

	it('each name their ground in three languages', () => {
		for (const { ground } of Object.values(KAZAKHSTAN_DAYS)) {
			expect(Object.keys(ground).sort()).toEqual(['en', 'kk', 'ru']);
			expect(Object.values(ground).every((text) => text.length > 5)).toBe(true);
		}
		expect(KAZAKHSTAN_DAYS['2026-10-26']?.ground.kk).toContain('Республика күні (25.10.2026)');
	});

	it('moved only from days on which the office would have been closed anyway', () => {
		const moved = Object.values(KAZAKHSTAN_DAYS).flatMap(
			({ ground }) => /\((\d\d)\.(\d\d)\.(\d{4})\)/.exec(ground.en)?.slice(1) ?? []
		);
		expect(moved.length).toBe(3 * 15);
		for (let i = 0; i < moved.length; i += 3) {
			expect(isWeekend(`${moved[i + 2]}-${moved[i + 1]}-${moved[i]}`)).toBe(true);
		}
	});

	it('are known for the covered years and for no others', () => {
		const years = new Set(Object.keys(KAZAKHSTAN_DAYS).map((date) => Number(date.slice(0, 4))));
		expect([...years].sort()).toEqual(coveredYears);
		expect(coveredYears).toEqual(expect.arrayContaining([...projectedYears]));
	});
});
