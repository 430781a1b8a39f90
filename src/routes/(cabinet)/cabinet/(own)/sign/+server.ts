import { isRefused } from '$lib/domain/refusal';
import { answer, applicantIn, parse } from '$lib/server/door';
import { PrepareApplication } from '$lib/server/signing-door';
import type { RequestHandler } from './$types';

/** Prepares the application that is going to be signed: `{ task, method }` → `{ id, until, files }`. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const given = parse(PrepareApplication, await request.json().catch(() => null));
	if (isRefused(given)) return answer(given);
	const { task, method } = given;
	return answer(await locals.app.prepareApplication(applicantIn(locals).id, task.application, method));
};
