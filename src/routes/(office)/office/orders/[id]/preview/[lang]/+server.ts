import { pdf, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** An order as it would be signed now, marked as a draft: nothing is numbered. */
export const GET: RequestHandler = async ({ params, locals }) =>
	pdf(params.lang, (lang) => locals.app.previewOrder(signedIn(locals), params.id, lang));
