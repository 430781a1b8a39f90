import { leadsTo, type ApplicationState } from './application.ts';
import type { StepNumber } from './steps.ts';

/** The course of a case in the few words that concern the applicant: titles `cabinet_stage_<key>` in the messages. */
export const STAGES = {
	registered: [1],
	examination: [2, 3, 4, 5, 6, 7],
	admission: [8, 9],
	test: [10, 11],
	result: [12, 13, 14, 15, 16, 17]
} as const satisfies Record<string, readonly StepNumber[]>;

export type StageKey = keyof typeof STAGES;

export interface Stage {
	key: StageKey;
	/** `refused`: over, and not in the applicant's favour. */
	status: 'done' | 'now' | 'todo' | 'skipped' | 'refused';
	/** When it was over, epoch ms; null before. */
	at: number | null;
}

const KEYS = Object.keys(STAGES) as StageKey[];

/** When the last step of a stage was done; null while one of them is neither done nor passed over. */
function overAt({ done, passedOver, result }: ApplicationState, key: StageKey): number | null {
	if (key === 'result') return result?.at ?? null;
	const steps: readonly StepNumber[] = STAGES[key];
	const over = steps.every((step) => done[step] || passedOver.includes(step));
	if (!over) return null;
	const moments = steps.flatMap((step) => done[step]?.at ?? []);
	return moments.length ? Math.max(...moments) : null;
}

const against = (state: ApplicationState): Partial<Record<StageKey, boolean>> => ({
	admission: state.admission.status === 'not-admitted',
	test: state.outcome !== null && leadsTo(state) === 'refusal',
	result: state.result?.kind === 'refusal'
});

/** Where a case stands, as its applicant is told: nothing of what the office thinks of it before it has decided. */
export function stagesOf(state: ApplicationState): Stage[] {
	const no = against(state);
	let reached = false;
	return KEYS.map((key) => {
		if (key === 'test' && state.admission.status === 'not-admitted')
			return { key, status: 'skipped', at: null };
		const at = overAt(state, key);
		if (at !== null) return { key, status: no[key] ? 'refused' : 'done', at };
		const status = reached ? 'todo' : 'now';
		reached = true;
		return { key, status, at: null };
	});
}
