import type { FactOf, RecordKind } from '../facts.ts';
import { fullName, type PersonName } from './name.ts';
import { withoutSession, withSession, type Sessions } from './sessions.ts';

/** A person who applies. Facts hold no IIN and no name: those stand beside the chain and can be erased. */
export type PersonFact = FactOf<{
	'person-registered': { demonstration: boolean };
	'name-corrected': { reason: string };
	applied: { application: string; speciality: string };
	/** To the personal cabinet, with an e-signature; `certificate`: SHA-256 of the signer's. */
	'signed-in': { session: string; until: number; certificate: string };
	'signed-out': { session: string };
}>;

export interface PersonState {
	registeredAt: number;
	applications: { application: string; speciality: string; at: number }[];
	/** Of the personal cabinet; absent until the first. */
	sessions?: Sessions;
}

export interface PersonConfidential {
	iin: string;
	name: PersonName;
}

export const personKind: RecordKind<PersonState, PersonFact, PersonConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'person-registered':
				return { registeredAt: fact.at, applications: [] };
			case 'name-corrected':
				return state!;
			case 'applied':
				return { ...state!, applications: [...state!.applications, { ...fact.data, at: fact.at }] };
			case 'signed-in':
				return { ...state!, sessions: withSession(state!.sessions ?? {}, fact.data, fact.at) };
			case 'signed-out':
				return { ...state!, sessions: withoutSession(state!.sessions ?? {}, fact.data.session) };
		}
	},
	summary: (_, confidential) => ({
		name: confidential ? fullName(confidential.name) : '',
		iin: confidential?.iin ?? ''
	})
};
