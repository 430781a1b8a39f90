import * as v from 'valibot';
import { STRAYS } from '$lib/domain/exam/attempt-facts';
import { isRefused } from '$lib/domain/refusal';
import { answer, atMost, parse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const Stray = v.object({
	what: v.picklist(STRAYS),
	times: v.pipe(v.number(), v.integer(), v.minValue(1))
});
const Body = v.pipe(atMost(20, Stray), v.minLength(1));

/** What the lock-down of the seat noticed; no penalty. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const body = parse(Body, await request.json().catch(() => null));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.noteSeatStrays(cookies.get('attempt'), body));
};
