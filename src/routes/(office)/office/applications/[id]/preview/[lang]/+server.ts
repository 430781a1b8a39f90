import { pdf, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** A result as it would be signed now, marked as a draft: nothing is numbered. */
export const GET: RequestHandler = async ({ params, locals }) =>
	pdf(params.lang, (lang) => locals.app.previewResult(signedIn(locals), params.id, lang));
