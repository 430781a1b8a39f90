import * as v from 'valibot';
import { text } from '$lib/server/door';

const Search = v.object({ q: v.fallback(text(200), ''), after: v.fallback(text(500), '') });

/** Reads the address of the register. */
export const searchOf = (url: URL) => v.parse(Search, Object.fromEntries(url.searchParams));

/** The same as a question to the register, newest first. */
export const queryOf = ({ q, after }: ReturnType<typeof searchOf>, limit: number) => ({
	sort: '-issuedAt',
	limit,
	...(q ? { search: q } : {}),
	...(after ? { after } : {})
});
