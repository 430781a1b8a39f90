import type { EntryResult } from '$lib/domain/services/counter-entry';
import type { Tone } from '$lib/ui';
import { m } from '$i18n/paraglide/messages';

/** How the journal calls what became of a line. */
export const RESULTS: Record<EntryResult, { words: () => string; tone: Tone }> = {
	accepted: { words: m.counter_result_accepted, tone: 'ok' },
	refused: { words: m.counter_result_refused, tone: 'warn' },
	'handed-out': { words: m.counter_result_handed_out, tone: 'accent' }
};
