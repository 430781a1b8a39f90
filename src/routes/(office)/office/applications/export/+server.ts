import { everyPage } from '$lib/server/csv';
import { tableFile } from '$lib/server/spreadsheet';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import { nameOf } from '$lib/ui/refusal';
import type { RequestHandler } from './$types';
import { queryOf, searchOf } from '../search';

const PAGE = 1000;

/** The list of applications as it is searched and filtered, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = queryOf({ ...searchOf(url), after: '' }, PAGE);
	const pages = await everyPage((from) => locals.app.listCases({ ...query, ...from }));
	const specialities = (await locals.app.viewOffice())?.office.specialities ?? {};
	const columns = [
		{ label: m.office_incoming() },
		{ label: m.office_received(), type: 'moment' as const },
		{ label: m.office_applicant() },
		{ label: m.office_iin() },
		{ label: m.office_speciality() },
		{ label: m.office_channel() },
		{ label: m.office_step(), type: 'number' as const },
		{ label: m.office_due(), type: 'date' as const },
		{ label: m.office_result() }
	];
	const lines = pages
		.flatMap(({ rows }) => rows)
		.map((row) => [
			row.incoming,
			row.receivedAt,
			row.name,
			row.iin,
			specialities[row.speciality]?.[getLocale()] ?? row.speciality,
			nameOf('channel', row.channel),
			row.step,
			row.dueAt,
			row.number
		]);
	return tableFile(url, 'applications', { title: m.staff_nav_applications(), columns, rows: lines });
};
