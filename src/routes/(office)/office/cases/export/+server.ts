import { tableFile } from '$lib/server/spreadsheet';
import { nameOf } from '$lib/ui/refusal';
import { signedIn } from '$lib/server/door';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import type { RequestHandler } from './$types';
import { resultOf } from '../lines';
import { queryOf, searchOf } from '../search';

const MOST = 100_000;

/** The list of cases as it is searched and filtered, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = queryOf({ ...searchOf(url), after: '' }, signedIn(locals));
	const { rows: cases, words } = await locals.app.listServiceCases({ ...query, limit: MOST });
	const columns = [
		{ label: m.office_incoming() },
		{ label: m.office_received(), type: 'moment' as const },
		{ label: m.office_applicant() },
		{ label: m.cases_iin_bin() },
		{ label: m.cases_service() },
		{ label: m.cases_procedure() },
		{ label: m.office_channel() },
		{ label: m.office_step() },
		{ label: m.cases_whose_move() },
		{ label: m.cases_executor() },
		{ label: m.office_due(), type: 'moment' as const },
		{ label: m.office_result() }
	];
	const rows = cases.map((row) => {
		const said = words[row.says];
		return [
			row.incoming,
			row.receivedAt,
			row.applicant,
			row.applicantNumber,
			said?.service[getLocale()] ?? '',
			said?.procedure[getLocale()] ?? '',
			nameOf('channel', row.channel),
			said?.step?.[getLocale()] ?? '',
			row.actor && nameOf('role', row.actor),
			row.executor,
			row.dueAt,
			resultOf(row)
		];
	});
	return tableFile(url, 'cases', { title: m.staff_nav_cases(), columns, rows });
};
