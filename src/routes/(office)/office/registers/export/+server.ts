import { m } from '$i18n/paraglide/messages';
import { tableFile } from '$lib/server/spreadsheet';
import { nameOf } from '$lib/ui/refusal';
import type { RequestHandler } from './$types';
import { queryOf, searchOf } from '../search';

/** A register as it is searched and filtered, whole, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { series, year, lines } = await locals.app.viewRegister(queryOf(searchOf(url)));
	const columns = [
		{ label: '№', type: 'number' as const },
		{ label: m.office_number() },
		{ label: m.office_register_what() },
		{ label: m.office_register_whom() },
		{ label: m.office_register_state_at(), type: 'moment' as const },
		{ label: m.office_status() },
		{ label: m.office_register_esigned() },
		{ label: m.ui_reason() }
	];
	const rows = lines.map((line) => [
		line.n,
		line.number,
		line.document
			? nameOf('doc', line.document.type)
			: line.leads && nameOf('register_bearer', line.leads.kind),
		line.name,
		line.at,
		nameOf('number_state', line.state),
		line.eSigned ? m.ui_yes() : '',
		line.reason
	]);
	const name = series === 'certificate' ? 'register-certificate' : `register-${series}-${year}`;
	return tableFile(url, name, { title: nameOf('register_series', series), columns, rows });
};
