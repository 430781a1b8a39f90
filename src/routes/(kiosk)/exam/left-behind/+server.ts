import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, parse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const position = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));
const Body = v.object({ questions: v.pipe(v.array(position), v.minLength(1), v.maxLength(1000)) });

/** A place that was locked out names what it could not send. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const body = parse(Body, await request.json().catch(() => null));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.leaveAnswersBehind(cookies.get('attempt'), body.questions));
};
