import type { PersonName } from '../../../domain/people/name.ts';
import { incompatible, type Actor, type Role } from '../../../domain/people/roles.ts';
import {
	changeRoles as decideRoles,
	confirmAccount as decideConfirm,
	gainsTrust,
	isEntrusted,
	PASSWORD_LENGTH,
	passwordWeak,
	type Entrusted,
	type UserFact
} from '../../../domain/people/user.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { loginKey } from './sign-in.ts';
import { transact } from '../transact.ts';
import type { By, Context, Work } from '../work.ts';

export interface NewAccount {
	name: PersonName;
	login: string;
	password: string;
	roles: Role[];
}

/** Whether somebody else is there to confirm: the first holder of trust of an installation has nobody. */
async function confirmerBeside(work: Work, userId: string): Promise<boolean> {
	const { items } = await work.ctx.store.list('user', {
		where: { status: 'active', unconfirmed: false },
		limit: 1000
	});
	return items.some(
		({ id, summary }) => id !== userId && isEntrusted(String(summary.roles).split(' ') as Role[])
	);
}

/** An administrator's doing on an account of trust waits for a second person. */
async function awaitSecond(work: Work, userId: string, what: Entrusted): Promise<UserFact[]> {
	const alone = !('roles' in work.by) || !(await confirmerBeside(work, userId));
	return alone ? [] : [{ type: 'confirmation-awaited', v: 1, data: { what } }];
}

/** Confirms or refuses what an administrator did to an account of trust. Refuses 'second-person-needed', 'outcome-settled'. */
export const confirmAccount =
	(ctx: Context) => (actor: Actor, userId: string, accept: boolean, reason: string) =>
		transact(ctx, actor, async (work) => {
			const user = await work.read('user', userId);
			if (isRefused(user)) return user;
			const { unconfirmed } = user.state;
			const facts = decideConfirm(
				actor,
				{ id: userId, unconfirmed },
				accept ? { accept } : { accept, reason }
			);
			if (isRefused(facts)) return facts;
			work.add('user', userId, facts);
			return userId;
		});

async function addAccount(work: Work, account: NewAccount, unique: string[] = []): Promise<string | Refused> {
	if (passwordWeak(account.password)) return refused('weak-password', { ...PASSWORD_LENGTH });
	if (!account.roles.length || incompatible(account.roles)) return refused('roles-incompatible');
	if (!account.login.trim()) return refused('bad-input', { field: 'login' });
	const { ids, passwords, mode } = work.ctx;
	const id = ids.id();
	const passwordHash = await passwords.hash(account.password);
	const login = account.login.trim();
	work.add(
		'user',
		id,
		[{ type: 'account-created', v: 1, data: { roles: account.roles, demonstration: mode !== 'office' } }],
		{
			confidential: { name: account.name, login, passwordHash },
			unique: [loginKey(login), ...unique]
		}
	);
	if (isEntrusted(account.roles)) work.add('user', id, await awaitSecond(work, id, 'account'));
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

/** Changes somebody's roles; his open sessions end. */
export const changeRoles = (ctx: Context) => (actor: Actor, userId: string, roles: Role[], reason: string) =>
	transact(ctx, actor, async (work) => {
		const user = await work.read('user', userId);
		if (isRefused(user)) return user;
		const alone = await lastOne(work, actor, user.state.roles);
		if (alone) return alone;
		const facts = decideRoles(actor, { id: userId, administered: user.state.administered }, roles, reason);
		if (isRefused(facts)) return facts;
		work.add('user', userId, facts);
		if (gainsTrust(user.state.roles, roles))
			work.add('user', userId, await awaitSecond(work, userId, 'roles'));
		return userId;
	});

/** Gives an account a new password; its open sessions end. */
export const setPassword = (ctx: Context) => (actor: Actor, userId: string, password: string) =>
	transact(ctx, actor, async (work) => {
		const user = await work.read('user', userId);
		if (isRefused(user)) return user;
		if (passwordWeak(password) || !user.confidential) return refused('weak-password', { ...PASSWORD_LENGTH });
		const passwordHash = await ctx.passwords.hash(password);
		work.add('user', userId, [{ type: 'password-set', v: 1, data: {} }], {
			confidential: { ...user.confidential, passwordHash }
		});
		if (isEntrusted(user.state.roles)) work.add('user', userId, await awaitSecond(work, userId, 'password'));
		return userId;
	});

/** Locks or unlocks an account, with the reason. Nobody locks himself out. */
export const lockAccount = (ctx: Context) => (actor: Actor, userId: string, lock: boolean, reason: string) =>
	transact(ctx, actor, async (work) => {
		const user = await work.read('user', userId);
		if (isRefused(user)) return user;
		if (actor.id === userId) return refused('own-role');
		if (!reason.trim()) return refused('reason-missing');
		const alone = await lastOne(work, actor, user.state.roles);
		if (alone) return alone;
		work.add('user', userId, [{ type: lock ? 'locked' : 'unlocked', v: 1, data: { reason: reason.trim() } }]);
		return userId;
	});
