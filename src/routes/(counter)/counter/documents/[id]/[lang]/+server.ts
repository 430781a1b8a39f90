import { pdf } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** A document for the applicant who stands at the counter, as PDF. */
export const GET: RequestHandler = ({ params, locals }) =>
	pdf(params.lang, (lang) => locals.app.printAtCounter(params.id, lang));
