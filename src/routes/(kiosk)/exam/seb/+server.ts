import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, parse, required } from '$lib/server/door';
import type { RequestHandler } from './$types';

const Body = v.object({ nonce: required(64), hash: required(128) });

/** The page of a seat shows what Safe Exam Browser says of it by its JavaScript API. */
export const POST: RequestHandler = async ({ request, locals, cookies, url }) => {
	const body = parse(Body, await request.json().catch(() => null));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.proveSeat(cookies.get('seat'), body, url.origin));
};
