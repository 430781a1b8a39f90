import { isNotified, leadsTo, type ApplicationState } from './application.ts';
import { stepsIn } from './steps.ts';
import type { AttestationTask } from './tasks.ts';

/** The course of a case in the few words that concern the applicant: titles `cabinet_stage_<key>` in the messages. */
export const STAGES = {
	registered: ['register'],
	examination: [
		'assign',
		'schedule',
		'form-list',
		'write-memo',
		'sign-memo',
		'process',
		'list-materials',
		'examine'
	],
	admission: ['draft-admission', 'sign-admission', 'sign-schedule', 'notify'],
	test: ['test', 'draw-up-act'],
	result: [
		'draft-certificates',
		'sign-certificates',
		'send-paper-refusals',
		'sign-paper-refusals',
		'form-results',
		'sign-results'
	]
} as const satisfies Record<string, readonly AttestationTask[]>;

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
function overAt({ definition, done, passedOver, result }: ApplicationState, key: StageKey): number | null {
	if (key === 'result') return result?.at ?? null;
	const tasks: readonly AttestationTask[] = STAGES[key];
	const steps = stepsIn(definition).filter(({ task }) => tasks.includes(task));
	const over = steps.every(({ n }) => done[n] || passedOver.includes(n));
	if (!over) return null;
	const moments = steps.flatMap(({ n }) => done[n]?.at ?? []);
	return moments.length ? Math.max(...moments) : null;
}

const against = (state: ApplicationState): Partial<Record<StageKey, boolean>> => ({
	admission: state.admission.status === 'not-admitted' && isNotified(state),
	test: state.outcome !== null && leadsTo(state) === 'refusal',
	result: state.result?.kind === 'refusal'
});

/** Where a case stands, as its applicant is told: nothing of what the office thinks of it before it has decided. */
export function stagesOf(state: ApplicationState): Stage[] {
	const no = against(state);
	let reached = false;
	return KEYS.map((key) => {
		if (key === 'test' && no.admission) return { key, status: 'skipped', at: null };
		const at = overAt(state, key);
		if (at !== null) return { key, status: no[key] ? 'refused' : 'done', at };
		const status = reached ? 'todo' : 'now';
		reached = true;
		return { key, status, at: null };
	});
}
