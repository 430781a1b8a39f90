import { csvFile, everyPage } from '$lib/server/csv';
import { formatDate } from '$lib/ui/format';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import type { RequestHandler } from './$types';
import { queryOf, searchOf } from '../search';

const PAGE = 1000;

/** The register of certificates as it is searched, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = queryOf({ ...searchOf(url), after: '' }, PAGE);
	const pages = await everyPage((from) => locals.app.listCertificates({ ...query, ...from }));
	const specialities = (await locals.app.viewOffice())?.office.specialities ?? {};
	const head = [
		m.office_number(),
		m.office_holder(),
		m.office_speciality(),
		m.office_issued(),
		m.office_valid_until()
	];
	const lines = pages
		.flatMap(({ items }) => items)
		.map(({ summary }) => [
			String(summary.number),
			String(summary.name),
			specialities[String(summary.speciality)]?.[getLocale()] ?? String(summary.speciality),
			formatDate(Number(summary.issuedAt)),
			typeof summary.validUntil === 'number' ? formatDate(summary.validUntil) : null
		]);
	return csvFile('certificates', head, lines);
};
