import { formatDateTime } from '$lib/ui/format';
import type { Month } from '$lib/domain/attestation/monthly-report';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';

/** «қараша 2026 ж.»: made by the server, for not every browser knows the Kazakh names. */
export function monthName(month: string): string {
	const name = new Intl.DateTimeFormat(getLocale(), { month: 'long', year: 'numeric', timeZone: 'UTC' });
	return name.format(new Date(`${month}-01T00:00:00Z`));
}

/** Which month a report is of and, while it is not over, until when it was counted. */
export function periodOf({ month, to, until }: Month): string {
	const of = m.report_of({ month: monthName(month) });
	return until < to ? `${of} · ${m.report_until({ at: formatDateTime(until) })}` : of;
}
