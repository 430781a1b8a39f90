import * as v from 'valibot';
import { ADDRESS_OBJECTS } from '$lib/domain/services/address';
import { text } from '$lib/server/door';

const ADDRESS_STATES = ['in-force', 'annulled', 'none'] as const;

const Search = v.object({
	q: v.fallback(text(200), ''),
	object: v.fallback(v.optional(v.picklist(ADDRESS_OBJECTS)), undefined),
	status: v.fallback(v.optional(v.picklist(ADDRESS_STATES)), undefined),
	after: v.fallback(text(500), '')
});

/** Reads the address of the register of addresses. */
export const searchOf = (url: URL) => v.parse(Search, Object.fromEntries(url.searchParams));

/** The same as a question to the register, in alphabetical order of the addresses. */
export const queryOf = (
	{ q, object, status, after }: ReturnType<typeof searchOf>,
	limit: number,
	lang: 'kk' | 'ru'
) => ({
	sort: lang,
	limit,
	where: { ...(object ? { object } : {}), ...(status ? { status } : {}) },
	...(q ? { search: q } : {}),
	...(after ? { after } : {})
});
