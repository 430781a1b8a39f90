import { everyPage } from '$lib/server/csv';
import { tableFile } from '$lib/server/spreadsheet';
import { nameOf } from '$lib/ui/refusal';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import type { RequestHandler } from './$types';
import { queryOf, searchOf } from '../search';

const PAGE = 1000;

/** The register of licences as it is searched and filtered, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = queryOf({ ...searchOf(url), after: '' }, PAGE);
	const pages = await everyPage((from) => locals.app.listLicences({ ...query, ...from }));
	const columns = [
		{ label: m.office_number() },
		{ label: m.licences_holder() },
		{ label: m.cases_iin_bin() },
		{ label: m.cases_service() },
		{ label: m.licences_region() },
		{ label: m.licences_categories() },
		{ label: m.licences_issued(), type: 'date' as const },
		{ label: m.licences_annexes() },
		{ label: m.licences_duplicates() },
		{ label: m.office_status() }
	];
	const lang = getLocale();
	const rows = pages
		.flatMap((page) => page.rows)
		.map((licence) => [
			licence.number,
			licence.holder,
			licence.holderNumber,
			licence.service[lang],
			licence.region[lang],
			licence.categories.map((one) => one[lang]).join(', '),
			licence.issuedAt,
			String(licence.annexes),
			String(licence.duplicates),
			nameOf('licence_status', licence.status)
		]);
	return tableFile(url, 'licences', { title: m.licences_register(), columns, rows });
};
