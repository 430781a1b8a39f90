import { isRefused } from '$lib/domain/refusal';
import { answer, pdfResponse, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** A prepared file: to be read by its signer, and to be signed. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { id, document, lang } = params;
	const bytes = await locals.app.readPrepared(signedIn(locals), id, document, lang === 'ru' ? 'ru' : 'kk');
	if (isRefused(bytes)) return answer(bytes);
	return pdfResponse(bytes, 'to-sign.pdf');
};
