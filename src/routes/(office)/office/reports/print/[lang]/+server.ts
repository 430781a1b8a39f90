import { error } from '@sveltejs/kit';
import { LANGS } from '$lib/domain/text';
import { need, pdfResponse, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';
import { askedMonth } from '../../asked';
import { reportTables } from '../../wording';

/** The report of a month as a document of the office, in one of its languages. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const lang = LANGS.find((one) => one === params.lang);
	if (!lang) error(404, { message: 'not-found', refused: 'not-found', details: {} });
	const { month, counts, specialities } = need(await locals.app.viewReport(askedMonth(url)));
	const tables = reportTables(counts, specialities);
	const bytes = need(await locals.app.printReport(signedIn(locals), month, tables, lang));
	return pdfResponse(bytes, `monthly-report-${month.month}-${lang}.pdf`);
};
