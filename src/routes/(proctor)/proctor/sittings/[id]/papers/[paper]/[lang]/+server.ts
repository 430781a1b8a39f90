import { error } from '@sveltejs/kit';
import { LANGS } from '$lib/domain/text';
import { need, pdfResponse } from '$lib/server/door';
import type { RequestHandler } from './$types';

const PAPERS = ['attendance', 'blank-act', 'identity'] as const;

/** A paper of the room as PDF, to be printed: `identity` needs `?attempt=`. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const lang = LANGS.find((one) => one === params.lang);
	const paper = PAPERS.find((one) => one === params.paper);
	if (!lang || !paper) error(404, { message: 'not-found', refused: 'not-found', details: {} });
	const attempt = url.searchParams.get('attempt') ?? '';
	const { bytes, content } = need(await locals.app.printRoomPaper(params.id, paper, lang, attempt));
	return pdfResponse(bytes, `${content.type}-${lang}.pdf`);
};
