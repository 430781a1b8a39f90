import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, parse, required } from '$lib/server/door';
import type { RequestHandler } from './$types';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Body = v.object({ lease: count, question: v.nullable(count), text: required(2000) });

/** A remark to a question: a fact for the act. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const body = parse(Body, await request.json().catch(() => null));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.makeRemark(cookies.get('attempt'), body));
};
