import { m } from '$i18n/paraglide/messages';

/**
 * How a step is numbered: «3», or as the source calls it where it numbers otherwise: a process or a condition of the
 * counter's flow.
 */
export function stepLabel(label: string): string {
	const [, kind, n = ''] = /^(process|condition) (\d+)$/.exec(label) ?? [];
	if (!kind) return `${label}.`;
	return kind === 'process' ? m.cases_process_n({ n }) : m.cases_condition_n({ n });
}
