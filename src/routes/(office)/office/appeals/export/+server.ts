import { csvFile } from '$lib/server/csv';
import { m } from '$i18n/paraglide/messages';
import { formatDate, formatDateTime } from '$lib/ui/format';
import { nameOf } from '$lib/ui/refusal';
import type { RequestHandler } from './$types';
import { queryOf, searchOf } from '../search';

/** The list of appeals as it is searched and filtered, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const appeals = await locals.app.listAppeals(queryOf(searchOf(url)));
	const head = [
		m.office_number(),
		m.office_applicant(),
		m.office_incoming(),
		m.office_appeal_lodged(),
		m.appeal_late(),
		m.office_appeal_registered_at(),
		m.office_status(),
		m.office_appeal_decision(),
		m.office_appeals_due()
	];
	const lines = appeals.map((row) => [
		row.number,
		row.name,
		row.incoming,
		formatDate(row.lodgedOn),
		row.late ? '+' : '',
		formatDateTime(row.registeredAt),
		nameOf('appeal_status', row.status),
		row.status === 'answered' && row.decision ? nameOf('appeal_decision', row.decision) : null,
		row.answerDueAt === null ? null : formatDate(row.answerDueAt)
	]);
	return csvFile('appeals', head, lines);
};
