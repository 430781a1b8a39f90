import { pdf, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** What is going to be signed at a step, as it would be issued now, marked as a draft: nothing is numbered. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const seen = { id: params.id, step: Number(params.step) || 0 };
	return pdf(params.lang, (lang) => locals.app.previewCase(signedIn(locals), seen, lang));
};
