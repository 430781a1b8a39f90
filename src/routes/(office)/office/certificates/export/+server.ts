import { csvFile } from '$lib/server/csv';
import { formatDate } from '$lib/ui/format';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import type { RequestHandler } from './$types';
import { queryOf, searchOf } from '../search';

const MOST = 1000;

/** The register of certificates as it is searched, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { items } = await locals.app.listCertificates(queryOf({ ...searchOf(url), after: '' }, MOST));
	const specialities = (await locals.app.viewOffice())?.office.specialities ?? {};
	const head = [
		m.office_number(),
		m.office_holder(),
		m.office_speciality(),
		m.office_issued(),
		m.office_valid_until()
	];
	const lines = items.map(({ summary }) => [
		String(summary.number),
		String(summary.name),
		specialities[String(summary.speciality)]?.[getLocale()] ?? String(summary.speciality),
		formatDate(Number(summary.issuedAt)),
		typeof summary.validUntil === 'number' ? formatDate(summary.validUntil) : null
	]);
	return csvFile('certificates', head, lines);
};
