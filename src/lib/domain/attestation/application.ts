import { dueAt, type Calendar } from '../calendar/working-time.ts';
import type { RecordKind } from '../facts.ts';
import { fullName } from '../people/name.ts';
import { refused, type Refused } from '../refusal.ts';
import type { ApplicationConfidential, ApplicationFact, ApplicationState } from './application-facts.ts';
import { OUTCOMES } from './outcome.ts';
import {
	attestationOf,
	concerns,
	limitOf,
	nextStep,
	stepFor,
	stepsIn,
	type Course,
	type Step
} from './steps.ts';
import type { AttestationTask } from './tasks.ts';

export type {
	ApplicationConfidential,
	ApplicationFact,
	ApplicationState,
	Finding
} from './application-facts.ts';

const courseOf = (state: ApplicationState): Course => ({
	channel: state.channel,
	admission: state.admission.status,
	outcome: state.outcome
});

const behind = (state: ApplicationState): Set<number> =>
	new Set([...Object.keys(state.done).map(Number), ...state.passedOver]);

const nextOf = (state: ApplicationState): Step | null =>
	state.result ? null : nextStep(stepsIn(state.definition), courseOf(state), behind(state));

/** The number of the step a case waits for; null when it is over. */
export const stepOf = (state: ApplicationState): number | null => nextOf(state)?.n ?? null;

/** What is to be done at the step a case waits for; null when it is over. */
export const taskOf = (state: ApplicationState): AttestationTask | null => nextOf(state)?.task ?? null;

/** Whether a step concerns a case; null while that is not known yet. */
export const concernsCase = (step: Step, state: ApplicationState): boolean | null =>
	concerns(step, courseOf(state));

/** The test is held at the approved time, however early the notice was; every other step follows the one before. */
const limitRunsFrom = (state: ApplicationState): number =>
	taskOf(state) === 'test' && state.admission.status === 'admitted'
		? state.admission.startsAt
		: state.movedAt;

/** When the step a case waits for must be done, epoch ms; null where there is no limit or no step. */
export function stepDueAt(state: ApplicationState, calendar: Calendar): number | null {
	const step = nextOf(state);
	return step && dueAt(limitRunsFrom(state), limitOf(step, state.channel), calendar);
}

/** When the whole service must be done by its definition; null where that sets no limit. */
export function totalDueAt(
	{ definition: key, receivedAt }: Pick<ApplicationState, 'definition' | 'receivedAt'>,
	calendar: Calendar
): number | null {
	const { definition, procedure } = attestationOf(key);
	return dueAt(receivedAt, procedure.limit, calendar, { countStartDay: definition.countStartDay });
}

/**
 * Does a step in its order: refuses 'step-out-of-order' naming the step the case waits for, 'step-does-not-concern'
 * when it never will. What lies between and does not concern the case is recorded as passed over.
 */
export function doStep(
	state: ApplicationState,
	step: number,
	documents: string[] = []
): ApplicationFact[] | Refused {
	const next = nextOf(state);
	const meant = stepsIn(state.definition).find(({ n }) => n === step);
	if (meant && concernsCase(meant, state) === false) return refused('step-does-not-concern', { step });
	if (next?.n !== step) return refused('step-out-of-order', { step, next: next?.n ?? 0 });
	return [{ type: 'step-done', v: 1, data: { step, documents } }];
}

/** Does what is to be done at some step of its regulation; refuses 'task-of-another-regulation' and what `doStep` does. */
export function doTask(
	state: ApplicationState,
	task: AttestationTask,
	documents: string[] = []
): ApplicationFact[] | Refused {
	const step = stepFor(state.definition, task);
	return step === null ? refused('task-of-another-regulation') : doStep(state, step, documents);
}

/** Records the steps that have turned out not to concern the case and lie before the one it waits for. */
export function passOver(state: ApplicationState): ApplicationFact[] {
	const gone = behind(state);
	const next = stepOf(state) ?? Infinity;
	const steps = stepsIn(state.definition)
		.filter((step) => step.n < next && !gone.has(step.n) && concernsCase(step, state) === false)
		.map(({ n }) => n);
	return steps.length ? [{ type: 'steps-passed-over', v: 1, data: { steps } }] : [];
}

/** Whether the case ends with a certificate, a refusal or a new date; null while that is open. */
export function leadsTo(state: ApplicationState): 'certificate' | 'refusal' | 'new-date' | null {
	if (state.admission.status === 'not-admitted') return 'refusal';
	return state.outcome ? OUTCOMES[state.outcome].leadsTo : null;
}

/** Whether the applicant knows what was decided about the test: where a regulation has it given out, only then. */
export function isNotified({ definition, done }: ApplicationState): boolean {
	const step = stepFor(definition, 'notify');
	return step === null || done[step] !== undefined;
}

/** Whether an appeal against a result of this case waits for its answer. */
export const underAppeal = (state: ApplicationState): boolean =>
	state.appeals.some(({ follows }) => follows === null);

/**
 * Whether what stands beside the chains of a case may be erased, `keptUntil` being the end of the term of keeping.
 * Refuses 'case-open', 'under-appeal', 'retention-not-over', 'ground-missing'.
 */
export function mayErase(
	state: ApplicationState,
	keptUntil: number,
	now: number,
	ground: string
): Refused | null {
	if (!state.result) return refused('case-open');
	if (underAppeal(state)) return refused('under-appeal');
	if (now < keptUntil) return refused('retention-not-over', { at: keptUntil });
	return ground.trim() ? null : refused('ground-missing');
}

function withoutSteps(done: ApplicationState['done'], from: number): ApplicationState['done'] {
	return Object.fromEntries(Object.entries(done).filter(([n]) => Number(n) < from));
}

/** The step at which somebody is given a date of the test, and another one when the first earned it. */
const schedulingIn = (key: string): number =>
	stepFor(key, 'draft-admission') ?? stepFor(key, 'schedule') ?? 1;

function evolve(
	state: ApplicationState | undefined,
	fact: ApplicationFact & { at: number; by: string }
): ApplicationState {
	if (fact.type === 'registered') {
		return {
			...fact.data,
			flow: [],
			executor: null,
			round: null,
			done: { 1: { at: fact.at, by: fact.by } },
			passedOver: [],
			movedAt: fact.at,
			documents: [],
			memo: null,
			examined: null,
			admission: { status: 'pending' },
			outcome: null,
			act: null,
			refusal: null,
			result: null,
			appeals: [],
			erased: null
		};
	}
	return { ...state!, ...CHANGES[fact.type](state!, fact as never) };
}

type Later = Exclude<ApplicationFact['type'], 'registered'>;
type Stamped<T extends Later> = Extract<ApplicationFact, { type: T }> & { at: number; by: string };

const CHANGES: { [T in Later]: (state: ApplicationState, fact: Stamped<T>) => Partial<ApplicationState> } = {
	'file-attached': (state, { data }) => ({ files: [...state.files, data] }),
	'flow-noted': (state, { data }) => ({ flow: [...state.flow, ...data.entries] }),
	assigned: (_, { data }) => ({ executor: data.to }),
	'step-done': (state, { data, at, by }) => ({
		done: { ...state.done, [data.step]: { at, by } },
		movedAt: at,
		documents: [...state.documents, ...data.documents]
	}),
	'steps-passed-over': (state, { data }) => ({ passedOver: [...state.passedOver, ...data.steps] }),
	listed: (_, { data }) => ({ round: data.round }),
	'memo-written': (_, { data }) => ({ memo: data.finding }),
	examined: (_, { data }) => ({ examined: data }),
	admitted: (_, { data }) => ({ admission: { status: 'admitted', ...data } }),
	'not-admitted': (_, { data }) => ({ admission: { status: 'not-admitted', ...data } }),
	'refusal-signed': (_, { data: { reasons, number, document } }) => ({
		admission: { status: 'not-admitted', order: null, reasons },
		refusal: { number, document }
	}),
	'outcome-recorded': (_, { data }) => ({ outcome: data.outcome, act: data.act }),
	'new-date-due': (state) => {
		const from = schedulingIn(state.definition);
		return {
			admission: { status: 'pending' },
			outcome: null,
			act: null,
			done: withoutSteps(state.done, from),
			passedOver: state.passedOver.filter((n) => n < from)
		};
	},
	'appeal-lodged': (state, { data }) => ({ appeals: [...state.appeals, { ...data, follows: null }] }),
	'appeal-answered': (state, { data: { appeal, follows } }) => ({
		appeals: state.appeals.map((one) => (one.appeal === appeal ? { ...one, follows } : one))
	}),
	erased: (_, { data, at, by }) => ({ erased: { ...data, at, by } }),
	'result-prepared': () => ({}),
	'result-issued': (_, { data, at }) => ({ result: { ...data, at } })
};

export const applicationKind: RecordKind<ApplicationState, ApplicationFact, ApplicationConfidential> = {
	evolve,
	summary: (state, confidential) => ({
		incoming: state.incoming,
		person: state.person,
		name: confidential ? fullName(confidential.name) : '',
		iin: confidential?.iin ?? '',
		speciality: state.speciality,
		language: state.language,
		channel: state.channel,
		receivedAt: state.receivedAt,
		movedAt: limitRunsFrom(state),
		definition: state.definition,
		executor: state.executor,
		round: state.round,
		step: stepOf(state) ?? 0,
		task: taskOf(state),
		finding: state.examined?.finding ?? null,
		actor: nextOf(state)?.actor ?? null,
		admission: state.admission.status,
		outcome: state.outcome,
		result: state.result?.kind ?? null,
		number: state.result?.number ?? null,
		status: state.result ? 'closed' : 'open',
		/** Whether personal data still stand beside the chain. */
		held: confidential !== undefined
	})
};
