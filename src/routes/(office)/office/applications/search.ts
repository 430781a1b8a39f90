import * as v from 'valibot';
import { text } from '$lib/server/door';

/** The address of the list: what is looked for, filtered and sorted. Whatever cannot be read is left out. */
const Search = v.object({
	q: v.fallback(text(200), ''),
	status: v.fallback(v.picklist(['open', 'closed', 'all']), 'open'),
	step: v.fallback(v.pipe(v.string(), v.regex(/^([1-9]|1[0-7])$/)), ''),
	channel: v.fallback(v.picklist(['paper', 'portal']), '' as never),
	sort: v.fallback(v.picklist(['due', '-receivedAt', 'receivedAt', 'name', '-name']), 'due'),
	after: v.fallback(text(500), '')
});

type Search = Omit<v.InferOutput<typeof Search>, 'channel'> & { channel: 'paper' | 'portal' | '' };

/** Reads the address of the list. */
export function searchOf(url: URL): Search {
	const search: Search = v.parse(Search, Object.fromEntries(url.searchParams));
	// Time left runs in open cases only.
	return search.status === 'open' || search.sort !== 'due' ? search : { ...search, sort: '-receivedAt' };
}

/** The same as a question to the list of cases. */
export function queryOf({ q, status, step, channel, sort, after }: Search, limit: number) {
	const where = {
		...(status === 'all' ? {} : { status }),
		...(step ? { step: Number(step) } : {}),
		...(channel ? { channel } : {})
	};
	return { where, sort, limit, ...(q ? { search: q } : {}), ...(after ? { after } : {}) };
}
