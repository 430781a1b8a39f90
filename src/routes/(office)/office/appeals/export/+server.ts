import { tableFile } from '$lib/server/spreadsheet';
import { m } from '$i18n/paraglide/messages';
import { nameOf } from '$lib/ui/refusal';
import type { RequestHandler } from './$types';
import { queryOf, searchOf } from '../search';

/** The list of appeals as it is searched and filtered, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const appeals = await locals.app.listAppeals(queryOf(searchOf(url)));
	const columns = [
		{ label: m.office_number() },
		{ label: m.office_applicant() },
		{ label: m.office_incoming() },
		{ label: m.office_appeal_lodged(), type: 'date' as const },
		{ label: m.appeal_late() },
		{ label: m.office_appeal_registered_at(), type: 'moment' as const },
		{ label: m.office_status() },
		{ label: m.office_appeal_decision() },
		{ label: m.office_appeals_due(), type: 'date' as const }
	];
	const rows = appeals.map((row) => [
		row.number,
		row.name,
		row.incoming,
		row.lodgedOn,
		row.late ? m.ui_yes() : '',
		row.registeredAt,
		nameOf('appeal_status', row.status),
		row.status === 'answered' && row.decision ? nameOf('appeal_decision', row.decision) : null,
		row.answerDueAt
	]);
	return tableFile(url, 'appeals', { title: m.staff_nav_appeals(), columns, rows });
};
