import { error } from '@sveltejs/kit';
import { LANGS } from '$lib/domain/text';
import { applicantIn, need, pdfResponse } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** A document of one's own with its signatures in it, as it was issued. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const lang = LANGS.find((one) => one === params.lang);
	if (!lang) error(404, { message: 'not-found', refused: 'not-found', details: {} });
	const { bytes, type, number } = need(
		await locals.app.readOwnDocument(applicantIn(locals).id, params.id, lang)
	);
	const name = [type, (number ?? params.id).replace(/[^\w-]+/g, '-'), lang].join('-');
	return pdfResponse(bytes, `${name}.pdf`);
};
