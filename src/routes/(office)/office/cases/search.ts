import * as v from 'valibot';
import { ROLES, type Actor } from '$lib/domain/people/roles';
import { CHANNELS, PROCEDURE_IDS, SERVICE_IDS } from '$lib/domain/services/service';
import { text } from '$lib/server/door';

/** What of the address is one of these; anything else is left out. */
const oneOf = <const T extends readonly string[]>(values: T) =>
	v.fallback(v.optional(v.picklist(values)), undefined);

/** The address of the list: what is looked for, filtered and sorted. Whatever cannot be read is left out. */
const Search = v.object({
	q: v.fallback(text(200), ''),
	service: oneOf(SERVICE_IDS),
	procedure: oneOf(PROCEDURE_IDS),
	channel: oneOf(CHANNELS),
	status: v.fallback(v.picklist(['open', 'closed', 'withdrawn', 'all']), 'open'),
	move: oneOf(['mine', ...ROLES]),
	time: oneOf(['overdue', 'today', 'week', 'suspended']),
	sort: v.fallback(v.picklist(['due', 'receivedAt', '-receivedAt', 'applicant', '-applicant']), 'due'),
	after: v.fallback(v.pipe(v.string(), v.regex(/^\d{0,9}$/)), '')
});

type Search = v.InferOutput<typeof Search>;

/** Reads the address of the list. */
export function searchOf(url: URL): Search {
	const search = v.parse(Search, Object.fromEntries(url.searchParams));
	// Time left runs in open cases only.
	return search.status === 'open' || search.sort !== 'due' ? search : { ...search, sort: '-receivedAt' };
}

/** The same as a question to the list of cases. */
export function queryOf(
	{ q, service, procedure, channel, status, move, time, sort, after }: Search,
	by: Actor
) {
	return {
		...(service && { service }),
		...(procedure && { procedure }),
		...(channel && { channel }),
		...(status !== 'all' && { status }),
		...(move === 'mine' ? { waitsFor: by } : move && { actor: move }),
		...(time && { time }),
		...(q && { search: q }),
		...(after && { after }),
		sort
	};
}
