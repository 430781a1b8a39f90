import type { Trilingual } from '../text.ts';

/** The hours of an office, local times HH:MM. An office without a break gives `breakFrom` equal to `breakTo`. */
export interface OfficeHours {
	open: string;
	close: string;
	breakFrom: string;
	breakTo: string;
	/** Of local time from UTC: 300 for the whole of Kazakhstan since 1 March 2024. */
	utcOffsetMinutes: number;
}

/** A day that is not what its place in the week makes it, and why. */
export interface CalendarDay {
	working: boolean;
	ground: Trilingual;
}

/** Saturdays and Sundays are off and the other days worked, but for `days` (by date, YYYY-MM-DD). */
export interface Calendar {
	hours: OfficeHours;
	days: Readonly<Record<string, CalendarDay>>;
}

/**
 * How long a step or a service may take; null when the regulation sets no limit. `value` is a whole number from 1;
 * `min` the lower end where a range is given («3–10 wd»): it moves no due time.
 */
export type Limit =
	| null
	| { value: number; unit: 'minutes' | 'hours' | 'working-days' | 'days'; min?: number }
	| { unit: 'same-day' };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DAYS_TO_LOOK = 1000;

/** The date YYYY-MM-DD on the office's wall at `ms`. */
export function localDate(ms: number, hours: OfficeHours): string {
	return new Date(ms + hours.utcOffsetMinutes * MINUTE).toISOString().slice(0, 10);
}

/** The time HH:MM on the office's wall at `ms`. */
export function localTime(ms: number, hours: OfficeHours): string {
	return new Date(ms + hours.utcOffsetMinutes * MINUTE).toISOString().slice(11, 16);
}

/** Epoch milliseconds of a local date (YYYY-MM-DD) and time (HH:MM). */
export function at(date: string, time: string, hours: OfficeHours): number {
	return Date.parse(`${date}T${time}:00Z`) - hours.utcOffsetMinutes * MINUTE;
}

function plusDays(date: string, days: number): string {
	return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** Whether the office works on a date. Years the calendar holds no days for have only their weekends off. */
export function isWorkingDay(date: string, calendar: Calendar): boolean {
	const weekday = new Date(Date.parse(date)).getUTCDay();
	return calendar.days[date]?.working ?? (weekday !== 0 && weekday !== 6);
}

/** The date itself when it is worked, else the first worked one after it. */
function workingDayFrom(date: string, calendar: Calendar): string {
	for (let day = date, i = 0; i < DAYS_TO_LOOK; day = plusDays(day, 1), i++) {
		if (isWorkingDay(day, calendar)) return day;
	}
	throw new RangeError(`A calendar with no working day in ${DAYS_TO_LOOK} days from ${date}.`);
}

/** The two stretches in which the office is open on a date, as half-open [from, to); none on a day off. */
function openSpans(date: string, calendar: Calendar): [from: number, to: number][] {
	if (!isWorkingDay(date, calendar)) return [];
	const { hours } = calendar;
	return [
		[at(date, hours.open, hours), at(date, hours.breakFrom, hours)],
		[at(date, hours.breakTo, hours), at(date, hours.close, hours)]
	];
}

/** Whether the office is open at `ms`: not in the break, not any more at the minute of closing. */
export function isOpenAt(ms: number, calendar: Calendar): boolean {
	return openSpans(localDate(ms, calendar.hours), calendar).some(([from, to]) => ms >= from && ms < to);
}

/** The next opening of the office after `ms`, epoch ms: 09:00 of the next working day, or of this one before it opens. */
export function nextOpening(ms: number, calendar: Calendar): number {
	const { hours } = calendar;
	const today = localDate(ms, hours);
	const day = ms < at(today, hours.open, hours) ? today : plusDays(today, 1);
	return at(workingDayFrom(day, calendar), hours.open, hours);
}

/** When the office is open between two moments, as half-open [from, to): what a running clock of a term counts. */
export function openTimes(a: number, b: number, calendar: Calendar): [from: number, to: number][] {
	const last = localDate(b, calendar.hours);
	const times: [number, number][] = [];
	for (let day = localDate(a, calendar.hours); day <= last; day = plusDays(day, 1)) {
		for (const [from, to] of openSpans(day, calendar)) {
			if (to > a && from < b) times.push([Math.max(a, from), Math.min(b, to)]);
		}
	}
	return times;
}

/** Working minutes from `a` to `b`, fractions kept; negative when `b` lies before `a`. */
export function workingMinutesBetween(a: number, b: number, calendar: Calendar): number {
	if (b < a) return 0 - workingMinutesBetween(b, a, calendar); // 0 - 0 is 0, where -0 would be another number
	const last = localDate(b, calendar.hours);
	let sum = 0;
	for (let day = localDate(a, calendar.hours); day <= last; day = plusDays(day, 1)) {
		for (const [from, to] of openSpans(day, calendar))
			sum += Math.max(0, Math.min(b, to) - Math.max(a, from));
	}
	return sum / MINUTE;
}

/** What comes in the break counts from its end, what comes outside hours from the next opening. */
function afterMinutes(start: number, minutes: number, calendar: Calendar): number {
	let left = minutes * MINUTE;
	let day = workingDayFrom(localDate(start, calendar.hours), calendar);
	for (;;) {
		for (const [from, to] of openSpans(day, calendar)) {
			const begin = Math.max(start, from);
			if (begin >= to) continue;
			if (left <= to - begin) return begin + left;
			left -= to - begin;
		}
		day = workingDayFrom(plusDays(day, 1), calendar);
	}
}

/** The working day a receipt counts for: after closing and on days off it is the day of the next opening. */
function dayOfReceipt(start: number, calendar: Calendar): string {
	const { hours } = calendar;
	const day = localDate(start, hours);
	return workingDayFrom(start < at(day, hours.close, hours) ? day : plusDays(day, 1), calendar);
}

function afterWorkingDays(day: string, count: number, calendar: Calendar): string {
	let end = day;
	for (let i = 0; i < count; i++) end = workingDayFrom(plusDays(end, 1), calendar);
	return end;
}

/**
 * A due time put off by the times its term stood still (in their order), counted in working minutes. A term in days
 * still ends at closing; what stood still only after the term was over puts nothing off; null stays null.
 */
export function prolonged(
	due: number | null,
	pauses: readonly { from: number; until: number }[],
	limit: Limit,
	calendar: Calendar
): number | null {
	if (due === null) return null;
	const inMinutes = limit?.unit === 'minutes' || limit?.unit === 'hours';
	const { hours } = calendar;
	let [later, lost] = [due, 0];
	for (const { from, until } of pauses) {
		if (from >= later) break;
		lost += workingMinutesBetween(from, until, calendar);
		if (lost === 0) continue;
		const end = afterMinutes(due, lost, calendar);
		later = inMinutes ? end : at(localDate(end, hours), hours.close, hours);
	}
	return later;
}

/**
 * When a limit that begins to run at `start` is over (both epoch ms); null for no limit. Minutes and hours run inside
 * office hours only. Working days end at closing on the n-th working day after the day of receipt, calendar days
 * likewise, put off to the next working day when they end on a day off; `countStartDay` makes the day of receipt the
 * first of them («тапсырған күннен бастап»). `same-day` ends at closing of the day of receipt. What is received after
 * closing or on a day off counts as received at the next opening. Never ends on a day off.
 */
export function dueAt(
	start: number,
	limit: Limit,
	calendar: Calendar,
	{ countStartDay = false }: { countStartDay?: boolean } = {}
): number | null {
	if (!limit) return null;
	if (limit.unit === 'minutes') return afterMinutes(start, limit.value, calendar);
	if (limit.unit === 'hours') return afterMinutes(start, limit.value * 60, calendar);
	const received = dayOfReceipt(start, calendar);
	const days = limit.unit === 'same-day' ? 0 : Math.max(0, limit.value - (countStartDay ? 1 : 0));
	const end =
		limit.unit === 'days'
			? workingDayFrom(plusDays(received, days), calendar)
			: afterWorkingDays(received, days, calendar);
	return at(end, calendar.hours.close, calendar.hours);
}
