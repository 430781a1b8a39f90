import type { FactOf, RecordKind } from '../facts.ts';
import type { PersonName } from '../people/name.ts';
import type { FlowEntry } from '../services/portal-flow.ts';
import { refused, type Refused } from '../refusal.ts';
import { noted } from '../services/request-draft.ts';
import type { Lang } from '../text.ts';
import type { AttestationService } from './steps.ts';

/** What an applicant asks for in the personal cabinet, before it is signed: it has no number and no term yet. */
export interface DraftedRequest {
	person: string;
	speciality: string;
	/** Which attestation; absent: Almaty's. */
	service?: AttestationService;
	/** Of the test and of the letters. */
	language: Lang;
	files: { sha256: string; size: number; type: string }[];
}

export type ApplicationDraftFact = FactOf<{
	/** For the first time, and again whenever it is changed. */
	drafted: DraftedRequest;
	/** Points of the portal's flow as they happen; those of sending go with the case. */
	'flow-noted': { entries: FlowEntry[] };
	/** Signed and registered. */
	sent: { application: string };
	/** By the applicant; or by the system when it was not signed in time. */
	dropped: Record<string, never>;
}>;

export interface ApplicationDraftState extends DraftedRequest {
	draftedAt: number;
	status: 'open' | 'sent' | 'dropped';
	flow: FlowEntry[];
	application: string | null;
}

export interface ApplicationDraftConfidential {
	name: PersonName;
	/** Names of the attached files, in the order of `files`. */
	fileNames: string[];
}

/** Whether this person may go on with it. Of another's draft nothing is said but that there is none. */
export function mayContinue(state: ApplicationDraftState, person: string): Refused | null {
	if (state.person !== person || state.status === 'dropped')
		return refused('not-found', { kind: 'application' });
	return state.status === 'sent' ? refused('signing-done') : null;
}

export const applicationDraftKind: RecordKind<
	ApplicationDraftState,
	ApplicationDraftFact,
	ApplicationDraftConfidential
> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'drafted':
				return {
					...fact.data,
					flow: state?.flow ?? [],
					draftedAt: fact.at,
					status: 'open',
					application: null
				};
			case 'flow-noted':
				return { ...state!, flow: noted(state!.flow, fact.data.entries) };
			case 'sent':
				return { ...state!, status: 'sent', application: fact.data.application };
			case 'dropped':
				return { ...state!, status: 'dropped' };
		}
	},
	summary: ({ person, speciality, status, draftedAt, application }, confidential) => ({
		person,
		speciality,
		status,
		draftedAt,
		application,
		held: confidential !== undefined
	})
};
