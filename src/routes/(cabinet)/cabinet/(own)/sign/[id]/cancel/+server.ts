import { isRefused } from '$lib/domain/refusal';
import { answer, applicantIn } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** Gives up what was prepared; the draft stays. */
export const POST: RequestHandler = async ({ params, locals }) => {
	const cancelled = await locals.app.cancelApplication(applicantIn(locals).id, params.id);
	return answer(isRefused(cancelled) ? cancelled : { cancelled });
};
