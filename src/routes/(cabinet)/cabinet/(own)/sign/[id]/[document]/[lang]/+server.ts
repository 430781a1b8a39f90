import { isRefused } from '$lib/domain/refusal';
import { answer, applicantIn, pdfResponse } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** The prepared application: to be read by its applicant, and to be signed. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { id, document, lang } = params;
	const person = applicantIn(locals).id;
	const bytes = await locals.app.readApplication(person, id, document, lang === 'ru' ? 'ru' : 'kk');
	if (isRefused(bytes)) return answer(bytes);
	return pdfResponse(bytes, 'application.pdf');
};
