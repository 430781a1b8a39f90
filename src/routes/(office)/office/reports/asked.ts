import * as v from 'valibot';

const Month = v.fallback(v.optional(v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/))), undefined);

/** The month the address asks for; undefined where it names none: the one in course. */
export const askedMonth = (url: URL): string | undefined =>
	v.parse(Month, url.searchParams.get('month') ?? undefined);
