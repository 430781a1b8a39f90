import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, atMost, parse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const position = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000));

const Answers = v.pipe(
	atMost(
		500,
		v.object({
			lease: v.pipe(v.number(), v.integer(), v.minValue(0)),
			seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
			question: position,
			choice: atMost(50, position),
			elapsed: v.pipe(v.number(), v.integer(), v.minValue(0))
		})
	),
	v.minLength(1)
);

/** Takes answers; what it acknowledges is on the disk. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const answers = parse(Answers, await request.json().catch(() => null));
	if (isRefused(answers)) return answer(answers);
	return answer(await locals.app.giveAnswers(cookies.get('attempt'), answers));
};
