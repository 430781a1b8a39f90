import { m } from '$i18n/paraglide/messages';
import type { PageServerData } from './$types';

export type TimedView = PageServerData['view'];
export type TimedStep = TimedView['timeline'][number];

/** «1-процесс», «2-шарт»: as ¶11 numbers it; the check of completeness has no number there. */
export function numberOf({ label }: Pick<TimedStep, 'label'>): string {
	const [, kind, n] = /^(process|condition) (\d+)$/.exec(label) ?? [];
	if (!kind || !n) return m.counter_check();
	return kind === 'process' ? m.counter_process({ n }) : m.counter_condition({ n });
}

/** The minutes a point may take; null where it has no limit of its own. */
export const minutesOf = ({ limit }: Pick<TimedStep, 'limit'>): number | null =>
	limit && 'value' in limit && limit.unit === 'minutes' ? limit.value : null;
