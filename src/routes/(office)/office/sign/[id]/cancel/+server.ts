import { isRefused } from '$lib/domain/refusal';
import { answer, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** Gives up what was prepared; its numbers stay reserved. */
export const POST: RequestHandler = async ({ params, locals }) => {
	const cancelled = await locals.app.cancelSigning(signedIn(locals), params.id);
	return answer(isRefused(cancelled) ? cancelled : { cancelled });
};
