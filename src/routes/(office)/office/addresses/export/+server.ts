import { everyPage } from '$lib/server/csv';
import { tableFile } from '$lib/server/spreadsheet';
import { nameOf } from '$lib/ui/refusal';
import { m } from '$i18n/paraglide/messages';
import type { RequestHandler } from './$types';
import { addressLang } from '../lang';
import { queryOf, searchOf } from '../search';

const PAGE = 1000;

/** The register of addresses as it is searched and filtered, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const query = queryOf({ ...searchOf(url), after: '' }, PAGE, addressLang());
	const pages = await everyPage((from) => locals.app.listAddresses({ ...query, ...from }));
	const columns = [
		{ label: m.addresses_code() },
		{ label: m.cases_cadastral() },
		{ label: m.cases_address_object() },
		{ label: m.addresses_address_kk() },
		{ label: m.addresses_address_ru() },
		{ label: m.office_status() }
	];
	const rows = pages
		.flatMap((page) => page.rows)
		.map(({ code, cadastral, object, kk, ru, status }) => [
			code,
			cadastral,
			nameOf('address_object', object),
			kk,
			ru,
			nameOf('address_status', status)
		]);
	return tableFile(url, 'addresses', { title: m.addresses_register(), columns, rows });
};
