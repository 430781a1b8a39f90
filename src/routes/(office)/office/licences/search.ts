import * as v from 'valibot';
import { SERVICE_IDS } from '$lib/domain/services/service';
import { text } from '$lib/server/door';

export const LICENCE_STATES = ['in-force', 'replaced', 'terminated'] as const;

const Search = v.object({
	q: v.fallback(text(200), ''),
	service: v.fallback(v.optional(v.picklist(SERVICE_IDS)), undefined),
	status: v.fallback(v.optional(v.picklist(LICENCE_STATES)), undefined),
	after: v.fallback(text(500), '')
});

/** Reads the address of the register of licences. */
export const searchOf = (url: URL) => v.parse(Search, Object.fromEntries(url.searchParams));

/** The same as a question to the register, newest first. */
export const queryOf = ({ q, service, status, after }: ReturnType<typeof searchOf>, limit: number) => ({
	sort: '-issuedAt',
	limit,
	where: { ...(service ? { service } : {}), ...(status ? { status } : {}) },
	...(q ? { search: q } : {}),
	...(after ? { after } : {})
});
