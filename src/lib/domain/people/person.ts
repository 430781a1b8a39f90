import type { FactOf, RecordKind } from '../facts.ts';
import { fullName, type PersonName } from './name.ts';

/** A person who applies. Facts hold no IIN and no name: those stand beside the chain and can be erased. */
export type PersonFact = FactOf<{
	'person-registered': { demonstration: boolean };
	'name-corrected': { reason: string };
	applied: { application: string; speciality: string };
}>;

export interface PersonState {
	registeredAt: number;
	applications: { application: string; speciality: string; at: number }[];
}

export interface PersonConfidential {
	iin: string;
	name: PersonName;
}

export const personKind: RecordKind<PersonState, PersonFact, PersonConfidential> = {
	evolve(state, fact) {
		if (fact.type === 'person-registered') return { registeredAt: fact.at, applications: [] };
		if (fact.type === 'name-corrected') return state!;
		return { ...state!, applications: [...state!.applications, { ...fact.data, at: fact.at }] };
	},
	summary: (_, confidential) => ({
		name: confidential ? fullName(confidential.name) : '',
		iin: confidential?.iin ?? ''
	})
};
