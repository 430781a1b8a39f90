import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, parse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const Body = v.object({ lang: v.picklist(['kk', 'ru']) });

/** Records the language the candidate reads in from now on. */
export const POST: RequestHandler = async ({ request, locals, cookies }) => {
	const body = parse(Body, await request.json().catch(() => null));
	if (isRefused(body)) return answer(body);
	return answer(await locals.app.chooseLanguage(cookies.get('attempt'), body.lang));
};
