import { pdf } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** The receipt of refusal, as PDF, while it is held. */
export const GET: RequestHandler = ({ params, locals }) =>
	pdf(params.lang, (lang) => locals.app.printCounterRefusal(params.id, lang));
