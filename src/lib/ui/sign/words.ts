import { isRefused } from '$lib/domain/refusal';
import { formatDateTime } from '../format';
import { nameOf, refusalText } from '../refusal';
import type { Trouble } from './post';

/** What went wrong and what to do, in the reader's language. */
export function troubleText(trouble: Trouble): string {
	if (isRefused(trouble)) return refusalText(trouble.refused, trouble.details);
	const { failed, details } = trouble;
	const { at } = details;
	return nameOf(
		'sign_failed',
		failed,
		typeof at === 'number' ? { ...details, at: formatDateTime(at) } : details
	);
}
