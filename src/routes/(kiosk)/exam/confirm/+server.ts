import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, parse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const Body = v.object({ lease: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** The candidate has seen the result. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const body = parse(Body, await request.json().catch(() => null));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.confirmResult(cookies.get('attempt'), body.lease));
};
