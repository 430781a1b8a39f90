import { everyPage } from '$lib/server/csv';
import { tableFile } from '$lib/server/spreadsheet';
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
	const columns = [
		{ label: m.office_number() },
		{ label: m.office_holder() },
		{ label: m.office_speciality() },
		{ label: m.office_issued(), type: 'date' as const },
		{ label: m.office_valid_until(), type: 'date' as const },
		{ label: m.office_status() }
	];
	const rows = pages
		.flatMap(({ items }) => items)
		.map(({ summary }) => [
			String(summary.number),
			String(summary.name),
			specialities[String(summary.speciality)]?.[getLocale()] ?? String(summary.speciality),
			Number(summary.issuedAt),
			typeof summary.validUntil === 'number' ? summary.validUntil : null,
			summary.withdrawn === true ? m.document_state_withdrawn() : null
		]);
	return tableFile(url, 'certificates', { title: m.office_certificates_register(), columns, rows });
};
