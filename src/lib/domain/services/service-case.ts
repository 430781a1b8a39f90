import type { RecordKind } from '../facts.ts';
import { applicantName, applicantNumber } from './applicant.ts';
import type { ServiceCaseConfidential, ServiceCaseFact, ServiceCaseState } from './case-facts.ts';
import { actorOf, isOver, stepOfCase } from './course.ts';
import { procedureOf } from './registry.ts';

type Later = Exclude<ServiceCaseFact['type'], 'received'>;
type Stamped<T extends ServiceCaseFact['type']> = Extract<ServiceCaseFact, { type: T }> & {
	at: number;
	by: string;
};

function received({ data }: Stamped<'received'>): ServiceCaseState {
	return {
		...data,
		incoming: null,
		done: {},
		passedOver: [],
		movedAt: data.receivedAt,
		documents: [],
		executor: null,
		record: null,
		visitedAt: null,
		concluded: null,
		returned: null,
		hearing: null,
		pauses: [],
		withdrawn: null,
		decided: null,
		made: {},
		handedOut: null,
		erased: null
	};
}

const before = <T>(steps: Record<number, T>, from: number): Record<number, T> =>
	Object.fromEntries(Object.entries(steps).filter(([n]) => Number(n) < from));

/** Whether a return to a step takes the conclusion back. */
const undone = ({ concluded }: ServiceCaseState, to: number): boolean =>
	concluded !== null && concluded.step >= to;

const heardOnOthers = (hearing: ServiceCaseState['hearing'], reasons: readonly string[]): boolean =>
	Boolean(hearing?.reasons) && hearing?.reasons?.join('\n') !== reasons.join('\n');

const CHANGES: { [T in Later]: (state: ServiceCaseState, fact: Stamped<T>) => Partial<ServiceCaseState> } = {
	registered: (_, { data }) => ({ incoming: data.incoming }),
	'step-done': (state, { data, at, by }) => ({
		done: { ...state.done, [data.step]: { at, by } },
		movedAt: at,
		documents: [...state.documents, ...data.documents],
		returned: null
	}),
	'steps-passed-over': (state, { data }) => ({ passedOver: [...state.passedOver, ...data.steps] }),
	assigned: (_, { data }) => ({ executor: data.to }),
	checked: () => ({}),
	'record-queried': ({ about }, { data: { found, address } }) => ({
		record: found ? 'found' : 'missing',
		about: address ? { ...about, address } : about
	}),
	visited: (_, { data }) => ({ visitedAt: data.at }),
	concluded: ({ hearing }, { data }) => ({
		concluded: data,
		// Who was heard on other reasons was not heard on these.
		hearing: data.outcome.kind === 'refused' && heardOnOthers(hearing, data.reasons) ? null : hearing
	}),
	returned: (state, { data, at, by }) => ({
		done: before(state.done, data.to),
		passedOver: state.passedOver.filter((n) => n < data.to),
		concluded: undone(state, data.to) ? null : state.concluded,
		// What was said at a hearing is what a case may go back for; one that is only called falls away with the conclusion.
		hearing: state.hearing?.held || !undone(state, data.to) ? state.hearing : null,
		movedAt: at,
		returned: { ...data, at, by }
	}),
	'hearing-called': ({ concluded }, { data }) => ({
		hearing: { ...data, reasons: concluded?.reasons ?? null, held: null }
	}),
	'hearing-held': (state, { data, at }) => ({
		hearing: state.hearing && { ...state.hearing, held: { ...data, at } }
	}),
	suspended: (state, { data, at }) => ({
		pauses: [...state.pauses, { from: at, until: null, ground: data.ground }]
	}),
	resumed: (state, { at }) => ({
		pauses: state.pauses.map((one) => (one.until === null ? { ...one, until: at } : one))
	}),
	withdrawn: (_, { data, at }) => ({ withdrawn: { at, reason: data.reason } }),
	'flow-noted': (state, { data }) => ({ flow: [...state.flow, ...data.entries] }),
	decided: (_, { data, at }) => ({ decided: { ...data, at } }),
	'register-changed': (state, { data }) => ({ made: { ...state.made, ...data } }),
	'handed-out': (_, { data, at, by }) => ({ handedOut: { ...data, at, by } }),
	erased: (_, { data, at, by }) => ({ erased: { ...data, at, by } })
};

/** Folds one fact into a case. */
export function evolveCase(
	state: ServiceCaseState | undefined,
	fact: ServiceCaseFact & { at: number; by: string }
): ServiceCaseState {
	if (fact.type === 'received') return received(fact);
	return { ...state!, ...CHANGES[fact.type](state!, fact as never) };
}

const statusOf = (state: ServiceCaseState, over: boolean): 'open' | 'closed' | 'withdrawn' =>
	state.withdrawn ? 'withdrawn' : over ? 'closed' : 'open';

export const serviceCaseKind: RecordKind<ServiceCaseState, ServiceCaseFact, ServiceCaseConfidential> = {
	evolve: evolveCase,
	summary(state, confidential) {
		const procedure = procedureOf(state);
		const step = stepOfCase(procedure, state);
		return {
			service: state.service,
			procedure: state.procedure,
			definition: state.definition,
			incoming: state.incoming,
			journal: state.journal,
			person: state.person,
			applicant: confidential ? applicantName(confidential.applicant) : '',
			applicantNumber: confidential ? applicantNumber(confidential.applicant) : '',
			channel: state.channel,
			language: state.language,
			receivedAt: state.receivedAt,
			movedAt: state.movedAt,
			step: step?.n ?? 0,
			/** Whose move it is; null when it is over. */
			actor: step ? actorOf(step, state) : null,
			executor: state.executor,
			/** 'granted' or 'refused' from the moment it was concluded: limits and actors may differ by it. */
			outcome: state.concluded?.outcome.kind ?? null,
			result: state.decided?.outcome.kind ?? null,
			number: state.decided?.number ?? null,
			/** `from-until` of each time the term stood still, epoch ms, blank-separated; an open one ends with a dash. */
			pauses: state.pauses.map(({ from, until }) => `${from}-${until ?? ''}`).join(' '),
			suspended: state.pauses.at(-1)?.until === null,
			status: statusOf(state, isOver(procedure, state)),
			handedOut: state.handedOut !== null,
			held: confidential !== undefined
		};
	}
};
