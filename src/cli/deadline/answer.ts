import { parseArgs } from 'node:util';
import {
	ALMATY_HOURS,
	coveredYears,
	KAZAKHSTAN,
	projectedYears
} from '../../lib/domain/calendar/kazakhstan.ts';
import { at, dueAt, localDate, localTime, type Limit } from '../../lib/domain/calendar/working-time.ts';

export const USAGE = `Usage: npm run -s deadline -- --start 2026-11-09T10:14 --limit 30:working-days [--count-start-day] [--json]
  --start            when it was received, local time of Almaty: YYYY-MM-DDTHH:MM
  --limit            <whole number>:<minutes | hours | working-days | days>, or same-day
  --count-start-day  the day of receipt is the first of a term in days; holds for every pair of the call
  --json             [{"due":"YYYY-MM-DDTHH:MM"}]
Several pairs of --start and --limit are answered in their order.`;

const OPTIONS = {
	start: { type: 'string', multiple: true },
	limit: { type: 'string', multiple: true },
	'count-start-day': { type: 'boolean', default: false },
	json: { type: 'boolean', default: false },
	help: { type: 'boolean', default: false }
} as const;

const UNITS = ['minutes', 'hours', 'working-days', 'days'] as const;
const LARGEST = 100_000;

/** Epoch ms of a local moment; throws on what is none, also on 30 February. */
function momentFrom(text: string): number {
	const [, date = '', time = ''] = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text) ?? [];
	const day = date ? new Date(`${date}T00:00:00Z`) : null;
	if (!day || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date)
		throw new Error(`--start ${text} is no moment: write it as 2026-11-09T10:14.`);
	return at(date, time, ALMATY_HOURS);
}

function limitFrom(text: string): Limit {
	if (text === 'same-day') return { unit: 'same-day' };
	const [, number = '', name] = /^(\d{1,6}):([a-z-]+)$/.exec(text) ?? [];
	const unit = UNITS.find((one) => one === name);
	const value = Number(number);
	if (!unit || value < 1 || value > LARGEST)
		throw new Error(
			`--limit ${text} is no limit: write a whole number from 1 to ${LARGEST} and one of ${UNITS.join(', ')}, as 30:working-days, or same-day.`
		);
	return { value, unit };
}

const shown = (moment: number): string =>
	`${localDate(moment, ALMATY_HOURS)}T${localTime(moment, ALMATY_HOURS)}`;

/** What a reader has to know of the years between: not entered, or not confirmed by decree yet. */
function caution(from: number, to: number): string {
	const [first, last] = [from, to].map((moment) => Number(localDate(moment, ALMATY_HOURS).slice(0, 4)));
	const years = Array.from({ length: last! - first! + 1 }, (_, i) => first! + i);
	const unknown = years.filter((year) => !coveredYears.includes(year));
	const projected = years.filter((year) => projectedYears.includes(year));
	if (unknown.length) return ` (no days off are entered for ${unknown.join(', ')}: weekends only)`;
	return projected.length ? ` (days off of ${projected.join(', ')} are projected, to be confirmed)` : '';
}

/** What the command line answers to its arguments, one line a pair or one line of JSON; throws a sentence on wrong input. */
export function answer(args: readonly string[]): string {
	const { values } = parseArgs({ args: [...args], options: OPTIONS });
	if (values.help) return USAGE;
	const { start: starts = [], limit: limits = [], json } = values;
	if (starts.length === 0 || starts.length !== limits.length)
		throw new Error(
			`Every --start needs its --limit: ${starts.length} of --start and ${limits.length} of --limit were given.`
		);
	const pairs = starts.map((text, i) => {
		const [from, limit] = [momentFrom(text), limitFrom(limits[i]!)];
		const due = dueAt(from, limit, KAZAKHSTAN, { countStartDay: values['count-start-day'] })!;
		return { text, limit: limits[i]!, from, due };
	});
	if (json) return JSON.stringify(pairs.map(({ due }) => ({ due: shown(due) })));
	return pairs
		.map(({ text, limit, from, due }) => `${text} + ${limit}: due ${shown(due)}${caution(from, due)}`)
		.join('\n');
}
