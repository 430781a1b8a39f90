import * as v from 'valibot';
import type { AppealStatus } from '$lib/domain/attestation/appeal';
import { text } from '$lib/server/door';

const OPEN: AppealStatus[] = ['registered', 'sent', 'returned'];
/** What the filter of the list offers. */
const STATUSES = ['open', ...OPEN, 'answered', 'all'] as const;

/** The address of the list: what is looked for and filtered. Whatever cannot be read is left out. */
const Search = v.object({
	q: v.fallback(text(200), ''),
	status: v.fallback(v.picklist(STATUSES), 'open'),
	due: v.fallback(v.picklist(['overdue', 'soon', '']), '')
});

type Search = v.InferOutput<typeof Search>;

/** Reads the address of the list. */
export const searchOf = (url: URL): Search => v.parse(Search, Object.fromEntries(url.searchParams));

function statusesOf(status: Search['status']): AppealStatus[] | null {
	if (status === 'all') return null;
	return status === 'open' ? OPEN : [status];
}

/** The same as a question to the list of appeals. */
export function queryOf({ q, status, due }: Search) {
	const statuses = statusesOf(status);
	return {
		...(statuses ? { status: statuses } : {}),
		...(q ? { search: q } : {}),
		...(due ? { due } : {})
	};
}
