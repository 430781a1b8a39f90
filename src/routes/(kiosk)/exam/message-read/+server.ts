import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, parse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const Body = v.object({ message: v.pipe(v.number(), v.integer(), v.minValue(1)) });

/** The candidate closed a message of the proctor. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const body = parse(Body, await request.json().catch(() => null));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.readMessage(cookies.get('attempt'), body.message));
};
