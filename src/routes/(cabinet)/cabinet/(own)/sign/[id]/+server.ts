import { isRefused } from '$lib/domain/refusal';
import { answer, applicantIn, parse } from '$lib/server/door';
import { HandedIn } from '$lib/server/signing-door';
import type { RequestHandler } from './$types';

/** Takes the signatures; registers the application or receives the request: `{ id, … }`. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const given = parse(HandedIn, await request.json().catch(() => null));
	if (isRefused(given)) return answer(given);
	return answer(await locals.app.completeByApplicant(applicantIn(locals), params.id, given.signatures));
};
