import type { FactOf, RecordKind } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import { incompatible, type Actor, type Role } from './roles.ts';
import { fullName, type PersonName } from './name.ts';
import { withoutSession, withSession, type Sessions } from './sessions.ts';

/** Why an account waits for a second person. */
export type Entrusted = 'account' | 'roles' | 'password' | 'iin';

export type UserFact = FactOf<{
	'account-created': { roles: Role[]; demonstration: boolean };
	'roles-changed': { roles: Role[]; reason: string };
	'password-set': Record<string, never>;
	/** His IIN stands beside the chain: an e-signature has to be of a certificate that names it. */
	identified: Record<string, never>;
	/** What an administrator did to an account of trust: it opens nothing until a second person confirms it. */
	'confirmation-awaited': { what: Entrusted };
	confirmed: Record<string, never>;
	'confirmation-refused': { reason: string };
	'signed-in': { session: string; until: number };
	'signed-out': { session: string };
	locked: { reason: string };
	unlocked: { reason: string };
}>;

export interface UserState {
	roles: Role[];
	status: 'active' | 'locked';
	sessions: Sessions;
	/** Whether this account ever held the administrator's role: then it never gets one that decides cases. */
	administered: boolean;
	/** Whether a role of trust it holds was ever good: confirmed, or given when nobody was there to confirm. */
	vouched: boolean;
	/** What waits for a second person, and who did it; null when nothing does. */
	unconfirmed: { what: Entrusted; by: string; at: number } | null;
}

export interface UserConfidential {
	name: PersonName;
	login: string;
	/** argon2id. */
	passwordHash: string;
	/** Needed for an e-signature only. */
	iin?: string;
}

/** The shortest password accepted. Length is what counts; no rule about kinds of characters. */
export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

const administers = (roles: readonly Role[]): boolean => roles.includes('administrator');

/**
 * Changes somebody's roles. Nobody raises his own role; who ever was an administrator holds no other role, so that two
 * administrators cannot make one another head.
 */
export function changeRoles(
	actor: Actor,
	{ id: userId, administered }: { id: string; administered: boolean },
	roles: Role[],
	reason: string
): UserFact[] | Refused {
	if (actor.id === userId) return refused('own-role');
	if (incompatible(roles) || (administered && !administers(roles))) return refused('roles-incompatible');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'roles-changed', v: 1, data: { roles, reason: reason.trim() } }];
}

/** Roles that sign or vouch: an administrator alone gives nobody such a role, nor the password of one who holds it. */
const OF_TRUST: readonly Role[] = ['head', 'deputy-head', 'department-head'];

export const isEntrusted = (roles: readonly Role[]): boolean => roles.some((role) => OF_TRUST.includes(role));

/** Roles of trust that somebody would hold and does not yet. */
export const gainsTrust = (before: readonly Role[], after: readonly Role[]): boolean =>
	after.some((role) => OF_TRUST.includes(role) && !before.includes(role));

/** Confirms or refuses what an administrator did to an account of trust: a second person, never the holder himself. */
export function confirmAccount(
	actor: Actor,
	{ id, unconfirmed }: { id: string; unconfirmed: UserState['unconfirmed'] },
	ruling: { accept: true } | { accept: false; reason: string }
): UserFact[] | Refused {
	if (!unconfirmed) return refused('outcome-settled');
	if (actor.id === id || unconfirmed.by === `user:${actor.id}`) return refused('second-person-needed');
	if (ruling.accept) return [{ type: 'confirmed', v: 1, data: {} }];
	const reason = ruling.reason.trim();
	return reason ? [{ type: 'confirmation-refused', v: 1, data: { reason } }] : refused('reason-missing');
}

export const passwordWeak = (password: string): boolean =>
	password.length < PASSWORD_LENGTH.min || password.length > PASSWORD_LENGTH.max;

export const userKind: RecordKind<UserState, UserFact, UserConfidential> = {
	evolve(state, fact) {
		switch (fact.type) {
			case 'account-created':
				return {
					roles: fact.data.roles,
					status: 'active',
					sessions: {},
					administered: administers(fact.data.roles),
					vouched: isEntrusted(fact.data.roles),
					unconfirmed: null
				};
			case 'roles-changed':
				return {
					...state!,
					roles: fact.data.roles,
					sessions: {},
					administered: state!.administered || administers(fact.data.roles),
					vouched: isEntrusted(fact.data.roles) && (state!.vouched || !state!.unconfirmed)
				};
			case 'password-set':
				return { ...state!, sessions: {} };
			case 'identified':
				return state!;
			case 'confirmation-awaited':
				return {
					...state!,
					vouched: state!.vouched && fact.data.what !== 'account',
					unconfirmed: { what: fact.data.what, by: fact.by, at: fact.at }
				};
			case 'confirmed':
				return { ...state!, unconfirmed: null, vouched: isEntrusted(state!.roles) };
			case 'confirmation-refused':
				// Opened again by the administrator it still waits for a second person.
				return { ...state!, status: 'locked', sessions: {} };
			case 'signed-in':
				return { ...state!, sessions: withSession(state!.sessions, fact.data, fact.at) };
			case 'signed-out':
				return { ...state!, sessions: withoutSession(state!.sessions, fact.data.session) };
			case 'locked':
				return { ...state!, status: 'locked', sessions: {} };
			case 'unlocked':
				return { ...state!, status: 'active' };
		}
	},
	summary: (state, confidential) => ({
		name: confidential ? fullName(confidential.name) : '',
		login: confidential?.login ?? '',
		roles: state.roles.join(' '),
		status: state.status,
		unconfirmed: state.unconfirmed !== null,
		vouched: state.vouched,
		identified: Boolean(confidential?.iin)
	})
};
