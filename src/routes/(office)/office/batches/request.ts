import * as v from 'valibot';
import { LANGS } from '$lib/domain/text';
import type { BatchRequest } from '$lib/server/usecases/attestation/batch-documents';
import { recordId, text } from '$lib/server/door';

const RESULTS = ['certificates', 'refusals', 'all'] as const;
const KINDS = ['zip', 'pdf'] as const;
const LANGUAGES = ['both', ...LANGS] as const;

const Asked = v.object({
	round: v.fallback(v.nullable(recordId), null),
	q: v.fallback(text(200), ''),
	results: v.fallback(v.picklist(RESULTS), 'certificates'),
	lang: v.fallback(v.picklist(LANGUAGES), 'both'),
	as: v.fallback(v.nullable(v.picklist(KINDS)), null)
});

/** What a download is asked for, as its address says it; `as` is null until the form was filled in. */
export type Asked = v.InferOutput<typeof Asked>;

/** Reads the address of a download, or the form that leads to one. */
export const askedBy = (given: Record<string, unknown>): Asked =>
	v.parse(Asked, { round: null, q: '', ...given });

export const askedAt = (url: URL): Asked => askedBy(Object.fromEntries(url.searchParams));

/** The address says all there is to a download: whoever opens it again goes on with it. */
export function queryOf({ round, q, results, lang, as }: Asked): string {
	const fields = { ...(round ? { round } : {}), ...(q ? { q } : {}), results, lang, ...(as ? { as } : {}) };
	return new URLSearchParams(fields).toString();
}

/** The same for the use case; null while it is not said how the files are wanted. */
export const requestOf = ({ round, q, results, lang, as }: Asked): BatchRequest | null =>
	as && { round, search: round ? '' : q, results, langs: lang === 'both' ? LANGS : [lang], as };
