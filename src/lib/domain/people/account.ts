import type { FactOf, RecordKind } from '../facts.ts';
import { applicantNumber, type Applicant } from '../services/applicant.ts';
import { withoutSession, withSession, type Sessions } from './sessions.ts';

/**
 * An account of the cabinet by IIN or BIN and password. Whoever knows a number can open one: until a certificate of the
 * same number has signed, it is nobody's and opens only what was begun with it.
 */
export type AccountFact = FactOf<{
	opened: { demonstration: boolean };
	/** A certificate of this IIN or BIN has signed: from now on it opens what is that person's. */
	confirmed: { person: string };
	/** Anew, by whom a certificate named: open sessions end. */
	'password-set': Record<string, never>;
	'signed-in': { session: string; until: number };
	'signed-out': { session: string };
	/** Nobody came back in time: who it was, and its password, are erased. */
	forgotten: Record<string, never>;
}>;

export interface AccountState {
	openedAt: number;
	/** Record of the applicant; null until a certificate has said whose it is. */
	person: string | null;
	/** When somebody last came with the password, epoch ms. */
	seenAt: number;
	sessions: Sessions;
	status: 'open' | 'forgotten';
}

export interface AccountConfidential {
	/** As it was typed; once confirmed, the record of the applicant counts. */
	applicant: Applicant;
	/** argon2id. */
	passwordHash: string;
}

/** The one account a number has. */
export const accountKey = (number: string): string => `account:${number}`;

export const accountKind: RecordKind<AccountState, AccountFact, AccountConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'opened':
				return { openedAt: fact.at, person: null, seenAt: fact.at, sessions: {}, status: 'open' };
			case 'confirmed':
				return { ...state!, person: fact.data.person };
			case 'password-set':
				return { ...state!, sessions: {}, seenAt: fact.at, status: 'open' };
			case 'signed-in':
				return { ...state!, seenAt: fact.at, sessions: withSession(state!.sessions, fact.data, fact.at) };
			case 'signed-out':
				return { ...state!, sessions: withoutSession(state!.sessions, fact.data.session) };
			case 'forgotten':
				return { ...state!, person: null, sessions: {}, status: 'forgotten' };
		}
	},
	summary: ({ person, seenAt, status }, confidential) => ({
		person,
		seenAt,
		status,
		number: confidential ? applicantNumber(confidential.applicant) : '',
		held: confidential !== undefined
	})
};
