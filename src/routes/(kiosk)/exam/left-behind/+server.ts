import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, atMost, parse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const position = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const Choice = v.object({
	seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
	question: position,
	choice: atMost(100, position)
});
const Body = v.object({ choices: v.pipe(atMost(1000, Choice), v.minLength(1)) });

/** A place that was locked out names what it had no acknowledgement for. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const body = parse(Body, await request.json().catch(() => null));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.leaveAnswersBehind(cookies.get('attempt'), body.choices));
};
