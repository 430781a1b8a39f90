import type { FactOf, RecordKind } from '../facts.ts';
import { applicantName, type Applicant } from '../services/applicant.ts';
import type { PersonName } from './name.ts';
import { withoutSession, withSession, type Sessions } from './sessions.ts';

/** A person or an organisation that applies. Facts hold no IIN, BIN or name: those stand beside the chain and can be erased. */
export type PersonFact = FactOf<{
	'person-registered': { demonstration: boolean };
	'name-corrected': { reason: string };
	applied: { application: string; speciality: string };
	/** A request for a service beside attestation. */
	requested: { case: string };
	/** To the personal cabinet, with an e-signature; `certificate`: SHA-256 of the signer's. */
	'signed-in': { session: string; until: number; certificate: string };
	'signed-out': { session: string };
	/** Never applied, or not again after an erasure, and did not come back in time: IIN and name are erased. */
	forgotten: Record<string, never>;
	/** IIN and name were erased, and are kept anew: the person came back. */
	'known-again': Record<string, never>;
}>;

/** So long is somebody known who has only signed in, and is an application kept that is not signed. */
export const STALE_DAYS = 30;

/** Whether something that was last touched then is over its term. */
export const isStale = (touchedAt: number, now: number): boolean => now - touchedAt > STALE_DAYS * 86_400_000;

export interface PersonState {
	registeredAt: number;
	/** `bare`: nothing of the office needs to know who it is. After an erasure it is so again until the next application. */
	standing: 'bare' | 'applied' | 'forgotten';
	/** When the person last came, epoch ms. */
	seenAt: number;
	applications: { application: string; speciality: string; at: number }[];
	/** Cases of other services; absent before the first. */
	cases?: { case: string; at: number }[];
	/** Of the personal cabinet; absent until the first. */
	sessions?: Sessions;
}

export interface PersonConfidential {
	/** Of the individual; of an organisation's representative, as he was known last. */
	iin: string;
	name: PersonName;
	/** A legal entity: it is known by its BIN. */
	organisation?: { bin: string; name: string };
}

/** Who a kept record is, as an applicant. */
export const applicantOf = ({ iin, name, organisation }: PersonConfidential): Applicant =>
	organisation
		? { kind: 'legal-entity', organisation: organisation.name, bin: organisation.bin, name, iin }
		: { kind: 'individual', name, iin };

export const personKind: RecordKind<PersonState, PersonFact, PersonConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'person-registered':
				return { registeredAt: fact.at, standing: 'bare', seenAt: fact.at, applications: [] };
			case 'name-corrected':
				return state!;
			case 'applied':
				return {
					...state!,
					standing: 'applied',
					applications: [...state!.applications, { ...fact.data, at: fact.at }]
				};
			case 'requested':
				return {
					...state!,
					standing: 'applied',
					cases: [...(state!.cases ?? []), { ...fact.data, at: fact.at }]
				};
			case 'signed-in':
				return {
					...state!,
					seenAt: fact.at,
					sessions: withSession(state!.sessions ?? {}, fact.data, fact.at)
				};
			case 'signed-out':
				return { ...state!, sessions: withoutSession(state!.sessions ?? {}, fact.data.session) };
			case 'forgotten':
				return { ...state!, standing: 'forgotten' };
			case 'known-again':
				return { ...state!, standing: 'bare', seenAt: fact.at };
		}
	},
	summary: ({ standing, seenAt }, confidential) => ({
		name: confidential ? applicantName(applicantOf(confidential)) : '',
		iin: confidential?.organisation ? '' : (confidential?.iin ?? ''),
		bin: confidential?.organisation?.bin ?? '',
		standing,
		seenAt,
		held: confidential !== undefined
	})
};
