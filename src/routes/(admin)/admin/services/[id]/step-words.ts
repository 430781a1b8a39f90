import { m } from '$i18n/paraglide/messages';
import type { Concerns, StepDefinition, Variant } from '$lib/domain/services/service';
import { nameOf } from '$lib/ui/refusal';
import { limitWords } from '$lib/ui/staff/steps';

const OUTCOME = { granted: m.admin_service_when_granted, refused: m.admin_service_when_refused };
const RECORD = { found: m.admin_service_when_found, missing: m.admin_service_when_missing };

const whenWords = ({ channels = [], outcome, record, admitted }: Concerns): string[] => [
	...channels.map((channel) => nameOf('channel', channel)),
	...(outcome ? [OUTCOME[outcome]()] : []),
	...(record ? [RECORD[record]()] : []),
	...(admitted ? [m.admin_service_when_admitted()] : [])
];

/** How the source numbers a step: «3», «3a», «процесс 1». */
export function numberOf({ n, label }: StepDefinition): string {
	const [, kind, at = ''] = /^(process|condition) (\d+)$/.exec(label ?? '') ?? [];
	if (!kind) return label ?? String(n);
	return kind === 'process' ? m.admin_service_process({ n: at }) : m.admin_service_condition({ n: at });
}

/** What there is to a step beside who, what and when: when it concerns a case, refusals, sending back, the deputy. */
export function notesOf({ concerns, refuses = [], returnsTo, deputy }: StepDefinition): string[] {
	const when = concerns ? whenWords(concerns).join(', ') : '';
	const kinds = refuses.map((kind) => nameOf('refusal_kind', kind)).join('; ');
	return [
		...(when ? [m.admin_service_step_only({ when })] : []),
		...(kinds ? [m.admin_service_step_refuses({ kinds })] : []),
		...(returnsTo === undefined ? [] : [m.admin_service_step_returns({ n: returnsTo })]),
		...(deputy ? [m.admin_service_step_deputy()] : [])
	];
}

function variantWords({ channel, outcome, actor, limit }: Variant): string {
	const when = whenWords({ ...(channel && { channels: [channel] }), ...(outcome && { outcome }) }).join(', ');
	const other = [
		...(actor ? [nameOf('role', actor)] : []),
		...(limit === undefined ? [] : [limitWords(limit)])
	];
	return `${when}: ${other.join(', ')}`;
}

/** Where the regulation has it otherwise: by which channel or outcome, who and when. */
export const variantsOf = ({ variants = [] }: StepDefinition): string[] => variants.map(variantWords);
