import { localDate } from '../../../domain/calendar/working-time.ts';
import { ALMATY_HOURS } from '../../../domain/calendar/kazakhstan.ts';
import { parseIin } from '../../../domain/people/iin.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import { incompatible, type Actor, type Role } from '../../../domain/people/roles.ts';
import {
	changeRoles as decideRoles,
	confirmAccount as decideConfirm,
	gainsTrust,
	isEntrusted,
	PASSWORD_LENGTH,
	passwordWeak
} from '../../../domain/people/user.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { loginKey } from './sign-in.ts';
import { awaitSecond, mayLock, mayTake } from './trust.ts';
import { transact } from '../transact.ts';
import type { By, Context } from '../context.ts';
import type { Work } from '../work.ts';

export interface NewAccount {
	name: PersonName;
	login: string;
	password: string;
	roles: Role[];
	/** Needed for an e-signature only. */
	iin?: string;
}

/**
 * Confirms or refuses what an administrator did to an account of trust. `seen`: when that was done, as it was shown, so
 * that nothing done meanwhile is confirmed. Refuses 'second-person-needed', 'outcome-settled', 'changed-meanwhile'.
 */
export const confirmAccount =
	(ctx: Context) => (actor: Actor, userId: string, accept: boolean, reason: string, seen?: number) =>
		transact(ctx, actor, async (work) => {
			const user = await work.read('user', userId);
			if (isRefused(user)) return user;
			const { unconfirmed } = user.state;
			if (unconfirmed && seen !== undefined && unconfirmed.at !== seen) return refused('changed-meanwhile');
			const facts = decideConfirm(
				actor,
				{ id: userId, unconfirmed },
				accept ? { accept } : { accept, reason }
			);
			if (isRefused(facts)) return facts;
			work.add('user', userId, facts);
			return userId;
		});

const IDENTIFIED = { type: 'identified', v: 1, data: {} } as const;

function iinOf(work: Work, text: string): string | Refused {
	const read = parseIin(text, localDate(work.now, ALMATY_HOURS));
	return isRefused(read) ? read : read.iin;
}

async function addAccount(work: Work, account: NewAccount, unique: string[] = []): Promise<string | Refused> {
	if (passwordWeak(account.password)) return refused('weak-password', { ...PASSWORD_LENGTH });
	if (!account.roles.length || incompatible(account.roles)) return refused('roles-incompatible');
	if (!account.login.trim()) return refused('bad-input', { field: 'login' });
	const iin = account.iin ? iinOf(work, account.iin) : undefined;
	if (isRefused(iin)) return iin;
	const { ids, passwords, mode } = work.ctx;
	const id = ids.id();
	const passwordHash = await passwords.hash(account.password);
	const login = account.login.trim();
	const data = { roles: account.roles, demonstration: mode !== 'office' };
	work.add('user', id, [{ type: 'account-created', v: 1, data }, ...(iin ? [IDENTIFIED] : [])], {
		confidential: { name: account.name, login, passwordHash, ...(iin ? { iin } : {}) },
		unique: [loginKey(login), ...unique]
	});
	const waits = isEntrusted(account.roles) ? await awaitSecond(work, id, 'account') : [];
	if (isRefused(waits)) return waits;
	work.add('user', id, waits);
	return id;
}

/** Opens an account. Refuses 'login-taken', 'weak-password', 'roles-incompatible'. */
export const createAccount = (ctx: Context) => (by: By, account: NewAccount) =>
	transact(ctx, by, (work) => addAccount(work, account));

/** The first account of an empty installation, by the token printed on the console; once. */
export const createAdministrator =
	(ctx: Context, token: () => string | undefined) =>
	async (given: string, account: Omit<NewAccount, 'roles'>): Promise<string | Refused> => {
		if (!(await setupOpen(ctx)())) return refused('setup-done');
		const expected = token();
		if (!expected || given.trim() !== expected) return refused('setup-token-wrong');
		return transact(ctx, { id: 'system' }, (work) =>
			addAccount(work, { ...account, roles: ['administrator'] }, ['setup:done'])
		);
	};

/** Whether the first page may still be shown: no account exists. */
export const setupOpen = (ctx: Context) => async (): Promise<boolean> =>
	(await ctx.store.list('user', { limit: 1 })).total === 0;

/** Two administrators at once must not take the role from one another: the one who acts is still one when it is done. */
async function lastOne(work: Work, actor: Actor, roles: readonly Role[]): Promise<Refused | null> {
	if (!roles.includes('administrator')) return null;
	const me = await work.read('user', actor.id);
	if (isRefused(me)) return me;
	work.guard('user', actor.id);
	const active = me.state.status === 'active' && me.state.roles.includes('administrator');
	return active ? null : refused('not-allowed', { roles: 'administrator' });
}

/** Changes somebody's roles; his open sessions end. Refuses 'last-of-trust'. */
export const changeRoles = (ctx: Context) => (actor: Actor, userId: string, roles: Role[], reason: string) =>
	transact(ctx, actor, async (work) => {
		const user = await work.read('user', userId);
		if (isRefused(user)) return user;
		const alone = await lastOne(work, actor, user.state.roles);
		if (alone) return alone;
		const facts = decideRoles(actor, { id: userId, administered: user.state.administered }, roles, reason);
		if (isRefused(facts)) return facts;
		const last = await mayTake(work, userId, user.state, roles);
		if (last) return last;
		const gains = gainsTrust(user.state.roles, roles);
		const waits = gains ? await awaitSecond(work, userId, 'roles', user.state) : [];
		if (isRefused(waits)) return waits;
		// First that it waits: the new roles were then never good without a second person.
		work.add('user', userId, [...waits, ...facts]);
		return userId;
	});

/** Gives an account a new password; its open sessions end. Refuses 'last-of-trust' when nobody could confirm it. */
export const setPassword = (ctx: Context) => (actor: Actor, userId: string, password: string) =>
	transact(ctx, actor, async (work) => {
		const user = await work.read('user', userId);
		if (isRefused(user)) return user;
		if (passwordWeak(password) || !user.confidential) return refused('weak-password', { ...PASSWORD_LENGTH });
		const { state, confidential } = user;
		const waits = isEntrusted(state.roles) ? await awaitSecond(work, userId, 'password', state) : [];
		if (isRefused(waits)) return waits;
		const passwordHash = await ctx.passwords.hash(password);
		work.add('user', userId, [{ type: 'password-set', v: 1, data: {} }, ...waits], {
			confidential: { ...confidential, passwordHash }
		});
		return userId;
	});

/**
 * Enters the IIN that the certificate of this person's e-signature has to name; his open sessions go on. Of an account of
 * trust it waits for a second person, as a password does: else the administrator could sign with a key of his own.
 */
export const identifyAccount = (ctx: Context) => (actor: Actor, userId: string, text: string) =>
	transact(ctx, actor, async (work) => {
		const user = await work.read('user', userId);
		if (isRefused(user)) return user;
		const iin = iinOf(work, text);
		if (isRefused(iin)) return iin;
		const { state, confidential } = user;
		if (!confidential) return refused('not-found', { kind: 'user' });
		if (confidential.iin === iin) return userId;
		const waits = isEntrusted(state.roles) ? await awaitSecond(work, userId, 'iin', state) : [];
		if (isRefused(waits)) return waits;
		work.add('user', userId, [IDENTIFIED, ...waits], { confidential: { ...confidential, iin } });
		return userId;
	});

/** Locks or unlocks an account, with the reason. Nobody locks himself out. Refuses 'last-of-trust'. */
export const lockAccount = (ctx: Context) => (actor: Actor, userId: string, lock: boolean, reason: string) =>
	transact(ctx, actor, async (work) => {
		const user = await work.read('user', userId);
		if (isRefused(user)) return user;
		if (actor.id === userId) return refused('own-role');
		if (!reason.trim()) return refused('reason-missing');
		const alone = await lastOne(work, actor, user.state.roles);
		if (alone) return alone;
		const last = lock ? await mayLock(work, userId, user.state) : null;
		if (last) return last;
		work.add('user', userId, [{ type: lock ? 'locked' : 'unlocked', v: 1, data: { reason: reason.trim() } }]);
		return userId;
	});
