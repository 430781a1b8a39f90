import { isEmpty } from '$lib/domain/attestation/monthly-report';
import { need } from '$lib/server/door';
import type { PageServerLoad } from './$types';
import { askedMonth } from './asked';
import { monthName, periodOf } from './period';
import { reportTables } from './wording';

/** How far back a month can be chosen. */
const MONTHS = 36;

function monthsUntil(last: string): { value: string; label: string }[] {
	return Array.from({ length: MONTHS }, (_, back) => {
		const month = new Date(`${last}-01T00:00:00Z`);
		month.setUTCMonth(month.getUTCMonth() - back);
		const value = month.toISOString().slice(0, 7);
		return { value, label: monthName(value) };
	});
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { month, current, counts, specialities } = need(await locals.app.viewReport(askedMonth(url)));
	return {
		month,
		period: periodOf(month),
		months: monthsUntil(current),
		empty: isEmpty(counts),
		tables: reportTables(counts, specialities)
	};
};
