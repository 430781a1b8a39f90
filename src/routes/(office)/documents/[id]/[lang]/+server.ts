import { error } from '@sveltejs/kit';
import { LANGS } from '$lib/domain/text';
import { need, pdfResponse } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** An official document as PDF, to be read in the browser or saved. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const lang = LANGS.find((one) => one === params.lang);
	if (!lang) error(404, { message: 'not-found', refused: 'not-found', details: {} });
	const { bytes, content } = need(await locals.app.printDocument(params.id, lang));
	return pdfResponse(bytes, `${content.type}-${params.id}-${lang}.pdf`);
};
