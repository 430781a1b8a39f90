import * as v from 'valibot';
import { TASKS, type AttestationTask } from '$lib/domain/attestation/tasks';
import { text } from '$lib/server/door';

/** The address of the list: what is looked for, filtered and sorted. Whatever cannot be read is left out. */
const Search = v.object({
	q: v.fallback(text(200), ''),
	status: v.fallback(v.picklist(['open', 'closed', 'all']), 'open'),
	task: v.fallback(v.picklist(Object.keys(TASKS) as AttestationTask[]), '' as never),
	channel: v.fallback(v.picklist(['paper', 'portal']), '' as never),
	sort: v.fallback(v.picklist(['due', '-receivedAt', 'receivedAt', 'name', '-name']), 'due'),
	after: v.fallback(text(500), '')
});

type Search = Omit<v.InferOutput<typeof Search>, 'channel' | 'task'> & {
	channel: 'paper' | 'portal' | '';
	task: AttestationTask | '';
};

/** Reads the address of the list. */
export function searchOf(url: URL): Search {
	const search: Search = v.parse(Search, Object.fromEntries(url.searchParams));
	// Time left runs in open cases only.
	return search.status === 'open' || search.sort !== 'due' ? search : { ...search, sort: '-receivedAt' };
}

/** The same as a question to the list of cases. */
export function queryOf({ q, status, task, channel, sort, after }: Search, limit: number) {
	const where = {
		...(status === 'all' ? {} : { status }),
		...(task ? { task } : {}),
		...(channel ? { channel } : {})
	};
	return { where, sort, limit, ...(q ? { search: q } : {}), ...(after ? { after } : {}) };
}
