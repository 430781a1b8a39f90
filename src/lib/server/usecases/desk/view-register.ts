import { localDate } from '../../../domain/calendar/working-time.ts';
import {
	bookOf,
	type NumberEntry,
	type NumberFate,
	type NumberState
} from '../../../domain/register-book.ts';
import { formatNumber, registerId, SERIES, spellingsOf, type Series } from '../../../domain/register.ts';
import { registerFacts } from '../registers/register-facts.ts';
import type { Context } from '../context.ts';
import { documentOf, documentsFor, type Borne } from './bearing-documents.ts';
import { everyItem } from './every-item.ts';
import { lineOf, type RegisterLine } from './register-line.ts';
import { officeOf } from './view-cases.ts';

export interface RegisterQuery {
	series: Series;
	/** The year in course when left out. */
	year?: number;
	state?: NumberState;
	/** A number, or the name, IIN or incoming number of whom it is about. */
	search?: string;
	/** Lines before the first shown. */
	from?: number;
	/** All when left out. */
	limit?: number;
}

/** Years that have a register, latest first; the one in course is always there. */
async function yearsOf(ctx: Context, current: number): Promise<number[]> {
	const years = new Set([current]);
	for (const { id } of await everyItem(ctx, 'register')) {
		const year = Number(/-(\d{4})$/.exec(id)?.[1]);
		if (year) years.add(year);
	}
	return [...years].sort((a, b) => b - a);
}

/** The last number of each series of a year. */
async function lastOf(ctx: Context, year: number): Promise<Record<Series, number>> {
	const last = {} as Record<Series, number>;
	for (const series of SERIES)
		last[series] = (await ctx.store.read('register', registerId(series, year)))?.state.last ?? 0;
	return last;
}

/** Requests, appeals and cases of services of people who are looked for. */
async function peopleFound(ctx: Context, search: string): Promise<Set<string>> {
	const found = new Set<string>();
	for (const kind of ['application', 'appeal', 'service-case'] as const)
		for (const { id } of await everyItem(ctx, kind, { search })) found.add(id);
	return found;
}

/** A few digits are a number of this register; anything else a number as printed, or a person. */
async function searched(ctx: Context, all: Borne[], search: string, numberOf: (one: Borne) => string) {
	const typed = search.trim();
	if (!typed) return all;
	if (/^\d{1,6}$/.test(typed)) return all.filter(({ entry }) => entry.n === Number(typed));
	const people = await peopleFound(ctx, typed);
	const spellings = spellingsOf(typed);
	return all.filter(
		(one) =>
			people.has(one.document?.case ?? one.entry.to) ||
			spellings.some((spelling) => numberOf(one).includes(spelling))
	);
}

const STATES: Record<NumberState, (one: Borne) => boolean> = {
	given: ({ entry, document }) => entry.fate === 'given' && !document?.withdrawn && !document?.amended,
	reserved: ({ entry }) => entry.fate === 'reserved',
	voided: ({ entry }) => entry.fate === 'voided',
	withdrawn: ({ document }) => document?.withdrawn === true,
	amended: ({ document }) => document?.amended === true,
	'e-signed': ({ document }) => document?.eSigned === true
};

const tally = (entries: readonly NumberEntry[]): Record<NumberFate, number> => {
	const counts = { given: 0, reserved: 0, voided: 0 };
	for (const { fate } of entries) counts[fate] += 1;
	return counts;
};

/**
 * A register of the office: every number of a series and year in order, with what bears it, and whether each number up
 * to the last is accounted for. Documents are looked up for the page alone unless the question is about them.
 */
export const viewRegister = (ctx: Context) => async (query: RegisterQuery) => {
	const { series, state, search = '', from = 0, limit = Infinity } = query;
	const { office } = await officeOf(ctx);
	const current = Number(localDate(ctx.clock.now(), office.hours).slice(0, 4));
	const year = query.year ?? current;
	const register = registerId(series, year);
	const { last, entries, gaps, doubles } = bookOf(await registerFacts(ctx, register));
	const bear = async (some: readonly NumberEntry[]): Promise<Borne[]> => {
		const documents = await documentsFor(ctx, series, some);
		return some.map((entry) => ({ entry, document: documentOf(documents, entry) }));
	};
	const numberOf = ({ entry, document }: Borne) =>
		document?.number ?? entry.text ?? formatNumber(office, series, entry.n, year);
	const asked = state !== undefined || search.trim() !== '';
	const all = asked ? await bear(entries) : entries.map((entry) => ({ entry, document: null }));
	const found = (await searched(ctx, all, search, numberOf)).filter((one) => !state || STATES[state](one));
	const shown = found.slice(from, from + limit);
	const borne = asked ? shown : await bear(shown.map(({ entry }) => entry));
	const lines: RegisterLine[] = [];
	for (const one of borne) lines.push(await lineOf(ctx, series, one, numberOf(one)));
	return {
		...{ register, series, year, last, gaps, doubles, lines },
		total: found.length,
		tally: tally(entries),
		years: await yearsOf(ctx, current),
		counts: await lastOf(ctx, year)
	};
};
