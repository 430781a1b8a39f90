import { sha256Hex } from '../../../domain/facts.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import type { Actor, Role } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { SignInBrake } from './sign-in-brake.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

/** A working day and a little: nobody works under yesterday's sign-in. */
export const SESSION_MS = 12 * 60 * 60_000;

/** Where the clock is set forward by days, nobody should be signed out by it. */
const DEMONSTRATION_SESSION_MS = 60 * SESSION_MS;

/** What the cookie says: whose session and its secret. Only the secret's hash is stored. */
export interface Session {
	token: string;
	until: number;
}

export interface SignedIn extends Actor {
	name: PersonName;
	login: string;
	roles: readonly Role[];
}

export const loginKey = (login: string): string => `login:${login.trim().toLowerCase()}`;

/** A hash nobody's password has: an unknown account costs as much time as a known one. */
let decoy: Promise<string> | undefined;

/** Opens a session. Refuses 'sign-in-failed' (never saying which half was wrong), 'too-many-attempts', 'account-locked'. */
export const signIn =
	(ctx: Context, brake: SignInBrake) =>
	async (login: string, password: string, address = ''): Promise<Session | Refused> => {
		const account = loginKey(login);
		const slow = brake.enter(account, address);
		if (slow) return slow;
		const ref = await ctx.store.find(account);
		const user = ref && (await ctx.store.read('user', ref.id));
		decoy ??= ctx.passwords.hash(ctx.ids.secret(16));
		const right = await ctx.passwords.verify(user?.confidential?.passwordHash ?? (await decoy), password);
		if (!ref || !user?.confidential || !right) {
			brake.failed(account);
			return refused('sign-in-failed');
		}
		brake.succeeded(account, address);
		return openSession(ctx, ref.id);
	};

function openSession(ctx: Context, id: string): Promise<Session | Refused> {
	const secret = ctx.ids.secret(32);
	return transact(ctx, { id: 'system' }, async (work) => {
		const { state } = await work.must('user', id);
		if (state.status === 'locked') return refused('account-locked');
		if (state.unconfirmed) return refused('account-unconfirmed');
		const until = work.now + (ctx.mode === 'office' ? SESSION_MS : DEMONSTRATION_SESSION_MS);
		work.add('user', id, [{ type: 'signed-in', v: 1, data: { session: sha256Hex(secret), until } }]);
		return { token: `${id}.${secret}`, until };
	});
}

/** Who a cookie belongs to; undefined when it says nothing (any more). */
export const whoIs =
	(ctx: Context) =>
	async (token: string): Promise<SignedIn | undefined> => {
		const [id, secret] = token.split('.');
		if (!id || !secret || !/^[\w-]{1,40}$/.test(id)) return undefined;
		const user = await ctx.store.read('user', id);
		if (!user?.confidential || user.state.status !== 'active' || user.state.unconfirmed) return undefined;
		const until = user.state.sessions[sha256Hex(secret)];
		if (until === undefined || until <= ctx.clock.now()) return undefined;
		return { id, roles: user.state.roles, name: user.confidential.name, login: user.confidential.login };
	};

/** Closes the session of a cookie. */
export const signOut =
	(ctx: Context) =>
	async (token: string): Promise<void> => {
		const [id, secret] = token.split('.');
		const who = await whoIs(ctx)(token);
		if (!who || !id || !secret) return;
		const done = await transact(ctx, { id: 'system' }, async (work) => {
			await work.must('user', id);
			work.add('user', id, [{ type: 'signed-out', v: 1, data: { session: sha256Hex(secret) } }]);
			return true;
		});
		if (isRefused(done)) ctx.log.error('sign-out', done.refused);
	};
