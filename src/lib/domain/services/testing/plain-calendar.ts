import type { Limit } from '../../calendar/working-time.ts';

/**
 * When a limit is over, reckoned the slow way: walking minute by minute and day by day through lists of days, as a
 * clerk would with a paper calendar. Nothing of `domain/calendar` is used, so that one proves the other.
 */

/** Weekdays off and days worked, copied from the official calendars and not from the product. */
const OFF: Record<number, string> = {
	2025: '01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01 10-27 12-16',
	2026: '01-01 01-02 01-07 03-09 03-23 03-24 03-25 05-01 05-07 05-11 05-27 07-06 10-26 12-16',
	2027: '01-01 01-04 01-07 03-08 03-15 03-22 03-23 03-24 05-03 05-07 05-10 07-06 10-25 12-16'
};
const WORKED = ['2025-01-05'];

const MINUTE = 60_000;
const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 16);
/** Epoch ms of a local moment, taken for UTC: only differences matter here. */
const read = (local: string) => Date.parse(`${local}:00Z`);

export function works(date: string): boolean {
	if (WORKED.includes(date)) return true;
	const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
	if (weekday === 0 || weekday === 6) return false;
	return !(OFF[Number(date.slice(0, 4))] ?? '').split(' ').includes(date.slice(5));
}

/** Whether the minute that begins at a local moment is worked. */
function worked(local: string): boolean {
	const time = local.slice(11);
	return (
		works(local.slice(0, 10)) && ((time >= '09:00' && time < '13:00') || (time >= '14:00' && time < '18:00'))
	);
}

function afterMinutes(local: string, minutes: number): string {
	let [now, left] = [read(local), minutes];
	while (left > 0) {
		if (worked(stamp(now))) left -= 1;
		now += MINUTE;
	}
	return stamp(now);
}

const next = (date: string): string => stamp(read(`${date}T00:00`) + 24 * 60 * MINUTE).slice(0, 10);
const workingFrom = (date: string): string => (works(date) ? date : workingFrom(next(date)));

function reckon(start: string, limit: NonNullable<Limit>, countStartDay: boolean): string {
	if (limit.unit === 'minutes') return afterMinutes(start, limit.value);
	if (limit.unit === 'hours') return afterMinutes(start, limit.value * 60);
	const date = start.slice(0, 10);
	let day = workingFrom(start.slice(11) < '18:00' ? date : next(date));
	const count = limit.unit === 'same-day' ? 0 : limit.value - (countStartDay ? 1 : 0);
	for (let i = 0; i < count; i++) day = limit.unit === 'days' ? next(day) : workingFrom(next(day));
	return `${workingFrom(day)}T18:00`;
}

const RECKONED = new Map<string, string>();

/** Local moment (YYYY-MM-DDTHH:MM) a limit is over that begins at another. */
export function overAt(start: string, limit: NonNullable<Limit>, countStartDay: boolean): string {
	const key = JSON.stringify([start, limit, countStartDay]);
	const over = RECKONED.get(key) ?? reckon(start, limit, countStartDay);
	RECKONED.set(key, over);
	return over;
}
