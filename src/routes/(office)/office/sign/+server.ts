import { isRefused } from '$lib/domain/refusal';
import { answer, parse, signedIn } from '$lib/server/door';
import { Prepare } from '$lib/server/signing-door';
import type { RequestHandler } from './$types';

/** Prepares what is going to be signed: `{ task, method }` → `{ id, until, files }`. Nothing is decided yet. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = parse(Prepare, await request.json().catch(() => null));
	if (isRefused(given)) return answer(given);
	return answer(await locals.app.prepareOwn(signedIn(locals), given.task, given.method));
};
