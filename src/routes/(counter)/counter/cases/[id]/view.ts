import { m } from '$i18n/paraglide/messages';
import type { PageServerData } from './$types';

export type TimedView = PageServerData['view'];
export type TimedStep = TimedView['timeline'][number];

/** «1-процесс», «2-шарт»: as ¶11 numbers it; the check of completeness has no number there. Other steps have their own. */
export function numberOf({ label, deed }: Pick<TimedStep, 'label' | 'deed'>): string {
	const [, kind, n] = /^(process|condition) (\d+)$/.exec(label) ?? [];
	if (!kind || !n) return deed === 'completeness' ? m.counter_check() : m.counter_step_n({ n: label });
	return kind === 'process' ? m.counter_process({ n }) : m.counter_condition({ n });
}

/** The minutes a point may take; null where it has no limit of its own. */
export const minutesOf = ({ limit }: Pick<TimedStep, 'limit'>): number | null =>
	limit && 'value' in limit && limit.unit === 'minutes' ? limit.value : null;
