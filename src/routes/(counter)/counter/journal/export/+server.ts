import { everyPage } from '$lib/server/csv';
import { tableFile } from '$lib/server/spreadsheet';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import type { RequestHandler } from './$types';
import { searchOf } from '../search';
import { RESULTS } from '../words';

const PAGE = 1000;

/** The journal as it is searched, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const search = searchOf(url);
	const pages = await everyPage((from) => locals.app.listJournal({ ...search, ...from, limit: PAGE }));
	const locale = getLocale();
	const columns = [
		{ label: m.counter_journal_number() },
		{ label: m.counter_journal_when(), type: 'moment' as const },
		{ label: m.counter_service() },
		{ label: m.counter_procedure() },
		{ label: m.counter_applicant() },
		{ label: m.counter_number_of_applicant() },
		{ label: m.counter_journal_result() },
		{ label: m.counter_receipt() },
		{ label: m.counter_planned(), type: 'date' as const }
	];
	const rows = pages
		.flatMap((page) => page.rows)
		.map((row) => [
			row.number,
			row.at,
			row.service?.[locale] ?? '',
			row.procedure?.[locale] ?? '',
			row.applicant,
			row.applicantNumber,
			RESULTS[row.result].words(),
			row.receipt,
			row.plannedAt
		]);
	return tableFile(url, 'counter-journal', { title: m.counter_journal_title(), columns, rows });
};
