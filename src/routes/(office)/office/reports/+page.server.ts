import { isEmpty } from '$lib/domain/attestation/monthly-report';
import { need } from '$lib/server/door';
import { getLocale } from '$i18n/paraglide/runtime';
import type { PageServerLoad } from './$types';
import { askedMonth } from './asked';
import { reportTables } from './wording';

/** How far back a month can be chosen. */
const MONTHS = 36;

function monthsUntil(last: string): { value: string; label: string }[] {
	// Made here: not every browser knows the Kazakh names.
	const name = new Intl.DateTimeFormat(getLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
	return Array.from({ length: MONTHS }, (_, back) => {
		const month = new Date(`${last}-01T00:00:00Z`);
		month.setUTCMonth(month.getUTCMonth() - back);
		return { value: month.toISOString().slice(0, 7), label: name.format(month) };
	});
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const { month, current, counts, specialities } = need(await locals.app.viewReport(askedMonth(url)));
	return {
		month,
		months: monthsUntil(current),
		empty: isEmpty(counts),
		tables: reportTables(counts, specialities)
	};
};
