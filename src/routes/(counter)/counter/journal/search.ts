import type { EntryResult } from '$lib/domain/services/counter-entry';

const RESULTS: readonly EntryResult[] = ['accepted', 'refused', 'handed-out'];

/** What the journal is looked for by, from its address. */
export function searchOf(url: URL) {
	const asked = (name: string) => url.searchParams.get(name)?.trim().slice(0, 100) ?? '';
	const date = asked('date');
	return {
		search: asked('q'),
		result: RESULTS.find((one) => one === asked('result')) ?? ('all' as const),
		date: /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date)) ? date : ''
	};
}
