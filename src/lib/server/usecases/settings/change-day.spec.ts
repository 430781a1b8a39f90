import { describe, expect, it } from 'vitest';
import { dueAt, isWorkingDay, type Limit } from '../../../domain/calendar/working-time.ts';
import { KAZAKHSTAN_DAYS } from '../../../domain/calendar/kazakhstan.ts';
import { BLANK_OFFICE, calendarOf, isChanged, OFFICE_ID } from '../../../domain/office.ts';
import { ok, testWorld } from '../testing/world.ts';
import { refusalOf } from '../testing/sat.ts';
import { changeDay, restoreDay, setOffice } from './manage-settings.ts';

const GROUND = 'Қаулы № 1';
const ADMIN = { id: 'admin', roles: ['administrator'] as const };

async function anOffice() {
	const { ctx } = testWorld();
	ok(await setOffice(ctx)(ADMIN, BLANK_OFFICE.office));
	return ctx;
}

describe('a day of the calendar', () => {
	it('is changed with its ground, and every term follows it', async () => {
		const ctx = await anOffice();
		const limit: Limit = { value: 1, unit: 'working-days' };
		const calendar = async () => calendarOf((await ctx.store.read('office', OFFICE_ID))!.state);
		const start = Date.UTC(2026, 10, 9, 5, 14);
		const before = dueAt(start, limit, await calendar())!;
		ok(await changeDay(ctx)(ADMIN, '2026-11-10', false, GROUND));
		expect(dueAt(start, limit, await calendar())! - before).toBe(86_400_000);
		expect((await calendar()).days['2026-11-10']?.ground.kk).toBe(GROUND);
		expect(await refusalOf(changeDay(ctx)(ADMIN, '2026-11-11', false, ' '))).toBe('calendar-ground-missing');
	});

	it.each(['2026-11-10', '2026-12-16'])(
		'that the office changed (%s) is again what it was when that is undone, on a ground',
		async (date) => {
			const ctx = await anOffice();
			const days = async () => (await ctx.store.read('office', OFFICE_ID))!.state.days;
			const working = !KAZAKHSTAN_DAYS[date];
			ok(await changeDay(ctx)(ADMIN, date, !working, GROUND));
			expect(isChanged(date, await days())).toBe(true);
			expect(await refusalOf(restoreDay(ctx)(ADMIN, date, ' '))).toBe('calendar-ground-missing');
			ok(await restoreDay(ctx)(ADMIN, date, GROUND));
			expect((await days())[date]).toEqual(KAZAKHSTAN_DAYS[date]);
			expect(isChanged(date, await days())).toBe(false);
			expect(isWorkingDay(date, calendarOf((await ctx.store.read('office', OFFICE_ID))!.state))).toBe(
				working
			);
		}
	);

	it('that nobody changed cannot be undone', async () => {
		const ctx = await anOffice();
		expect(await refusalOf(restoreDay(ctx)(ADMIN, '2026-12-16', GROUND))).toBe('day-not-changed');
	});
});
