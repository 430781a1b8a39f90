import { isRefused } from '$lib/domain/refusal';
import { answer, parse, signedIn } from '$lib/server/door';
import { HandedIn } from '$lib/server/signing-door';
import type { RequestHandler } from './$types';

/** Takes the signatures: `{ signatures: [{ document, lang, cms }] }`, each CMS in base64. */
export const POST: RequestHandler = async ({ params, request, locals }) => {
	const given = parse(HandedIn, await request.json().catch(() => null));
	if (isRefused(given)) return answer(given);
	return answer(await locals.app.completeOwn(signedIn(locals), params.id, given.signatures));
};
