import { nameOf } from '$lib/ui/refusal';
import type { CaseLineOfService } from '$lib/ui/staff/ServiceCaseTable.svelte';
import { m } from '$i18n/paraglide/messages';

interface Row {
	id: string;
	incoming: string | null;
	applicant: string;
	says: string;
	receivedAt: number;
	actor: string | null;
	executor: string | null;
	dueAt: number | null;
	left: number | null;
	suspended: boolean;
	status: 'open' | 'closed' | 'withdrawn';
	result: 'granted' | 'refused' | null;
	number: string | null;
}

/** What a case that is over came to. */
export function resultOf({
	status,
	result,
	number
}: Pick<Row, 'status' | 'result' | 'number'>): string | null {
	if (status === 'open') return null;
	if (status === 'withdrawn') return m.cases_result_withdrawn();
	const words = result ? nameOf('cases_result', result) : m.cases_result_closed();
	return number ? `${words} · № ${number}` : words;
}

/** A case of a service as its list shows it. */
export function lineOf(row: Row): CaseLineOfService {
	const words = resultOf(row);
	const whose = row.actor && [nameOf('role', row.actor), row.executor].filter(Boolean).join(' · ');
	return {
		...row,
		href: `/office/cases/${row.id}`,
		number: row.incoming,
		name: row.applicant,
		whose,
		result: words ? { granted: row.result === 'granted', words } : null
	};
}
