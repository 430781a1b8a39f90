import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, parse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const count = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)));
const Body = v.object({ unsaved: count, elapsed: count });

/** The page's sign of life; says how the attempt stands. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const body = parse(Body, await request.json().catch(() => ({})));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.pulseSeat(cookies.get('attempt'), body));
};
