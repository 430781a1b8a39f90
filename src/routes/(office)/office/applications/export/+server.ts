import { csvFile, everyPage } from '$lib/server/csv';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import { formatDate, formatDateTime } from '$lib/ui/format';
import { nameOf } from '$lib/ui/refusal';
import type { RequestHandler } from './$types';
import { queryOf, searchOf } from '../search';

const PAGE = 1000;

/** The list of applications as it is searched and filtered, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = queryOf({ ...searchOf(url), after: '' }, PAGE);
	const pages = await everyPage((from) => locals.app.listCases({ ...query, ...from }));
	const specialities = (await locals.app.viewOffice())?.office.specialities ?? {};
	const head = [
		m.office_incoming(),
		m.office_received(),
		m.office_applicant(),
		m.office_iin(),
		m.office_speciality(),
		m.office_channel(),
		m.office_step(),
		m.office_due(),
		m.office_result()
	];
	const lines = pages
		.flatMap(({ rows }) => rows)
		.map((row) => [
			row.incoming,
			formatDateTime(row.receivedAt),
			row.name,
			row.iin,
			specialities[row.speciality]?.[getLocale()] ?? row.speciality,
			nameOf('channel', row.channel),
			row.step,
			row.stepDueAt === null ? null : formatDate(row.stepDueAt),
			row.number
		]);
	return csvFile('applications', head, lines);
};
