import type { FactOf, RecordKind } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Lang } from '../text.ts';
import type { FlowEntry } from './portal-flow.ts';
import type { DefinitionKey, ProcedureId, ServiceId } from './service.ts';

/** A file of a draft: `document` is which of the documents asked for it is, '' for one beside the list. */
export interface DraftedFile {
	sha256: string;
	size: number;
	type: string;
	document: string;
}

/** What an applicant asks for in the personal cabinet, before it is signed: it has no number and no term yet. */
export interface DraftedService {
	/** Of the applicant; of the account, until its number is confirmed by a certificate. */
	person: string;
	service: ServiceId;
	procedure: ProcedureId;
	definition: DefinitionKey;
	language: Lang;
	about: { licence?: string; address?: string };
	files: DraftedFile[];
}

export type RequestDraftFact = FactOf<{
	/** For the first time, and again whenever it is saved. */
	drafted: DraftedService;
	/** A fee was asked for; again where an earlier one was declined. */
	'fee-asked': { payment: string };
	/** Points of the portal's flow as they happen; those of sending go with the case. */
	'flow-noted': { entries: FlowEntry[] };
	/** The account that began it turned out to be this applicant's. */
	'handed-over': { person: string };
	/** Signed and received. */
	sent: { case: string };
	/** By the applicant; or by the system when it was not signed in time. */
	dropped: Record<string, never>;
}>;

export interface RequestDraftState extends DraftedService {
	draftedAt: number;
	status: 'open' | 'sent' | 'dropped';
	payment: string | null;
	flow: FlowEntry[];
	case: string | null;
}

export interface RequestDraftConfidential {
	answers: Record<string, string>;
	contact: { phone: string; email: string; address: string };
	/** Names of the attached files, in the order of `files`. */
	fileNames: string[];
}

/** Whether this applicant may go on with it. Of another's draft nothing is said but that there is none. */
export function mayContinueRequest(state: RequestDraftState, person: string): Refused | null {
	if (state.person !== person || state.status === 'dropped') return refused('not-found', { kind: 'request' });
	return state.status === 'sent' ? refused('signing-done') : null;
}

/** A flow with what happened now: what was said at a point before stays where it was said first. */
export const noted = (flow: readonly FlowEntry[], entries: readonly FlowEntry[]): FlowEntry[] => [
	...flow,
	...entries.filter(({ key, said }) => !flow.some((one) => one.key === key && one.said === said))
];

export const requestDraftKind: RecordKind<RequestDraftState, RequestDraftFact, RequestDraftConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'drafted':
				return {
					payment: null,
					flow: [],
					case: null,
					...state,
					...fact.data,
					draftedAt: fact.at,
					status: 'open'
				};
			case 'fee-asked':
				return { ...state!, payment: fact.data.payment, draftedAt: fact.at };
			case 'flow-noted':
				return { ...state!, flow: noted(state!.flow, fact.data.entries) };
			case 'handed-over':
				return { ...state!, person: fact.data.person };
			case 'sent':
				return { ...state!, status: 'sent', case: fact.data.case };
			case 'dropped':
				return { ...state!, status: 'dropped' };
		}
	},
	summary: (state, confidential) => ({
		person: state.person,
		service: state.service,
		procedure: state.procedure,
		status: state.status,
		draftedAt: state.draftedAt,
		case: state.case,
		held: confidential !== undefined
	})
};
