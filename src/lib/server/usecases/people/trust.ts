import { isEntrusted, type Entrusted, type UserFact, type UserState } from '../../../domain/people/user.ts';
import type { Role } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Work } from '../work.ts';

/** How many must be left who may vouch: one to confirm, and two where there are to be fewer for good. */
const LEAST = { shut: 1, taken: 2 } as const;

const mayVouch = ({ status, unconfirmed, vouched }: UserState): boolean =>
	vouched && status === 'active' && unconfirmed === null;

/** The other accounts that were ever good for a role of trust they hold, locked and waiting ones as well. */
async function holdersBeside(work: Work, userId: string): Promise<string[]> {
	const { items } = await work.ctx.store.list('user', { where: { vouched: true }, limit: 1000 });
	return items.map(({ id }) => id).filter((id) => id !== userId);
}

/** Refuses 'last-of-trust' unless enough others may vouch, and go on to while this is done. */
async function othersRemain(work: Work, userId: string, least: number): Promise<Refused | null> {
	let left = 0;
	for (const id of await holdersBeside(work, userId)) {
		if (!mayVouch((await work.must('user', id)).state)) continue;
		work.guard('user', id);
		left += 1;
	}
	return left < least ? refused('last-of-trust') : null;
}

/** Whether an account may be locked: not the last one that could vouch for another. */
export const mayLock = async (work: Work, userId: string, state: UserState): Promise<Refused | null> =>
	mayVouch(state) ? othersRemain(work, userId, LEAST.shut) : null;

/**
 * Whether roles may be taken: two of trust stay two, else an administrator would be left with one account nobody vouches
 * for and could set its password.
 */
export const mayTake = async (
	work: Work,
	userId: string,
	{ vouched }: UserState,
	roles: readonly Role[]
): Promise<Refused | null> =>
	vouched && !isEntrusted(roles) ? othersRemain(work, userId, LEAST.taken) : null;

/**
 * An administrator's doing on an account of trust waits for a second person as soon as there is another such account,
 * also a locked one: whoever locked them all gains nothing.
 */
export async function awaitSecond(
	work: Work,
	userId: string,
	what: Entrusted,
	state?: UserState
): Promise<UserFact[] | Refused> {
	if (!('roles' in work.by) || !(await holdersBeside(work, userId)).length) return [];
	const last = state && (await mayLock(work, userId, state));
	if (isRefused(last)) return last;
	return [{ type: 'confirmation-awaited', v: 1, data: { what } }];
}
