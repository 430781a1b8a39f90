import * as v from 'valibot';
import { NUMBER_STATES } from '$lib/domain/register-book';
import { SERIES } from '$lib/domain/register';
import { text } from '$lib/server/door';

/** The address of a register: which one, what is looked for, which page. Whatever cannot be read is left out. */
const Search = v.object({
	series: v.fallback(v.picklist(SERIES), 'incoming'),
	year: v.fallback(v.pipe(v.string(), v.regex(/^\d{4}$/)), ''),
	state: v.fallback(v.picklist([...NUMBER_STATES, '']), ''),
	q: v.fallback(text(200), ''),
	page: v.fallback(v.pipe(v.string(), v.regex(/^[1-9]\d{0,5}$/), v.transform(Number)), 1)
});

type Search = v.InferOutput<typeof Search>;

/** Reads the address of a register. */
export const searchOf = (url: URL): Search => v.parse(Search, Object.fromEntries(url.searchParams));

/** The same as a question to the register. */
export const queryOf = ({ series, year, state, q }: Search) => ({
	series,
	...(year ? { year: Number(year) } : {}),
	...(state ? { state } : {}),
	...(q ? { search: q } : {})
});
