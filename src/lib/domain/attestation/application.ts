import { dueAt, type Calendar } from '../calendar/working-time.ts';
import type { FactOf, RecordKind } from '../facts.ts';
import { fullName, type PersonName } from '../people/name.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Lang } from '../text.ts';
import type { AppealConsequence } from './documents.ts';
import { OUTCOMES, type Outcome } from './outcome.ts';
import {
	concerns,
	nextStep,
	STEPS,
	STEP_NUMBERS,
	TOTAL_LIMIT,
	type Course,
	type StepNumber
} from './steps.ts';

export type Finding = 'complies' | 'does-not-comply';

/** Facts of a case of attestation. */
export type ApplicationFact = FactOf<{
	registered: {
		incoming: string;
		person: string;
		speciality: string;
		language: Lang;
		channel: 'paper' | 'portal';
		definition: string;
		receivedAt: number;
		files: { sha256: string; size: number; type: string }[];
		mark: 'rehearsal' | 'demonstration' | null;
	};
	'file-attached': { sha256: string; size: number; type: string };
	/** A step of ¶7 was done, with the documents it produced. */
	'step-done': { step: StepNumber; documents: string[] };
	/** Steps that do not concern this case, recorded when that became certain. */
	'steps-passed-over': { steps: StepNumber[] };
	listed: { round: string };
	'memo-written': { finding: Finding };
	examined: { finding: Finding; reasons: string[] };
	/** `startsAt`: the approved time, from which the limit of step 10 runs. */
	admitted: { order: string; sitting: string; attempt: string; startsAt: number };
	'not-admitted': { order: string; reasons: string[] };
	'outcome-recorded': { outcome: Outcome; act: string };
	/** The outcome earns a new date: the case waits for a supplementary order. */
	'new-date-due': { order: string; outcome: Outcome };
	/** Against the result of an attempt of this case: until it is answered nothing of the case is erased. */
	'appeal-lodged': { appeal: string; attempt: string };
	'appeal-answered': { appeal: string; follows: AppealConsequence };
	/** The term of keeping is over: what stood beside the chains of these records (`kind/id`) was erased. */
	erased: { ground: string; records: string[]; files: string[] };
	'result-prepared': { kind: 'certificate' | 'refusal' };
	'result-issued': { kind: 'certificate' | 'refusal'; number: string; document: string };
}>;

export type Admission =
	| { status: 'pending' }
	| { status: 'admitted'; order: string; sitting: string; attempt: string; startsAt: number }
	| { status: 'not-admitted'; order: string; reasons: string[] };

export interface ApplicationState {
	incoming: string;
	person: string;
	speciality: string;
	language: Lang;
	channel: 'paper' | 'portal';
	definition: string;
	receivedAt: number;
	files: { sha256: string; size: number; type: string }[];
	mark: 'rehearsal' | 'demonstration' | null;
	round: string | null;
	done: Partial<Record<StepNumber, { at: number; by: string }>>;
	passedOver: StepNumber[];
	/** When the last step was done: the next one's limit runs from here. */
	movedAt: number;
	documents: string[];
	memo: Finding | null;
	examined: { finding: Finding; reasons: string[] } | null;
	admission: Admission;
	outcome: Outcome | null;
	act: string | null;
	result: { kind: 'certificate' | 'refusal'; number: string; document: string; at: number } | null;
	/** `follows` null: not answered yet. */
	appeals: { appeal: string; attempt: string; follows: AppealConsequence | null }[];
	erased: { at: number; by: string; ground: string; records: string[]; files: string[] } | null;
}

/** What stands beside the chain of a case. */
export interface ApplicationConfidential {
	name: PersonName;
	iin: string;
	/** Names of the attached files, in the order of `files`. */
	fileNames: string[];
	memo?: { documents: string[]; analysis: string };
	serviceRecord?: {
		education: string;
		jobs: { from: string; to: string; employer: string; position: string }[];
	};
}

const courseOf = (state: ApplicationState): Course => ({
	channel: state.channel,
	admission: state.admission.status,
	outcome: state.outcome
});

const behind = (state: ApplicationState): Set<number> =>
	new Set([...Object.keys(state.done).map(Number), ...state.passedOver]);

/** The step of ¶7 a case waits for; null when it is over. */
export const stepOf = (state: ApplicationState): StepNumber | null =>
	state.result ? null : nextStep(courseOf(state), behind(state));

/** The test is held at the approved time, however early the notice was; every other step follows the one before. */
const limitRunsFrom = (state: ApplicationState): number =>
	stepOf(state) === 10 && state.admission.status === 'admitted' ? state.admission.startsAt : state.movedAt;

/** When the step a case waits for must be done, epoch ms; null where there is no limit or no step. */
export function stepDueAt(state: ApplicationState, calendar: Calendar): number | null {
	const step = stepOf(state);
	if (!step) return null;
	const { limit, paperLimit } = STEPS[step];
	return dueAt(limitRunsFrom(state), (state.channel === 'paper' && paperLimit) || limit, calendar);
}

/** When the whole service must be done (¶5): 30 working days from the day of submission. */
export const totalDueAt = (state: ApplicationState, calendar: Calendar): number | null =>
	dueAt(state.receivedAt, TOTAL_LIMIT, calendar);

/**
 * Does a step in its order: refuses 'step-out-of-order' naming the step the case waits for, 'step-does-not-concern'
 * when it never will. What lies between and does not concern the case is recorded as passed over.
 */
export function doStep(
	state: ApplicationState,
	step: StepNumber,
	documents: string[] = []
): ApplicationFact[] | Refused {
	const next = stepOf(state);
	if (concerns(step, courseOf(state)) === false) return refused('step-does-not-concern', { step });
	if (next !== step) return refused('step-out-of-order', { step, next: next ?? 0 });
	return [{ type: 'step-done', v: 1, data: { step, documents } }];
}

/** Records the steps that have turned out not to concern the case and lie before the one it waits for. */
export function passOver(state: ApplicationState): ApplicationFact[] {
	const gone = behind(state);
	const next = stepOf(state) ?? 18;
	const steps = STEP_NUMBERS.filter(
		(n) => n < next && !gone.has(n) && concerns(n, courseOf(state)) === false
	);
	return steps.length ? [{ type: 'steps-passed-over', v: 1, data: { steps } }] : [];
}

/** Whether the case ends with a certificate, a refusal or a new date; null while that is open. */
export function leadsTo(state: ApplicationState): 'certificate' | 'refusal' | 'new-date' | null {
	if (state.admission.status === 'not-admitted') return 'refusal';
	return state.outcome ? OUTCOMES[state.outcome].leadsTo : null;
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

function evolve(
	state: ApplicationState | undefined,
	fact: ApplicationFact & { at: number; by: string }
): ApplicationState {
	if (fact.type === 'registered') {
		return {
			...fact.data,
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
	'outcome-recorded': (_, { data }) => ({ outcome: data.outcome, act: data.act }),
	'new-date-due': (state) => ({
		admission: { status: 'pending' },
		outcome: null,
		act: null,
		done: withoutSteps(state.done, 8),
		passedOver: state.passedOver.filter((n) => n < 8)
	}),
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
		round: state.round,
		step: stepOf(state) ?? 0,
		admission: state.admission.status,
		outcome: state.outcome,
		result: state.result?.kind ?? null,
		number: state.result?.number ?? null,
		status: state.result ? 'closed' : 'open',
		/** Whether personal data still stand beside the chain. */
		held: confidential !== undefined
	})
};
