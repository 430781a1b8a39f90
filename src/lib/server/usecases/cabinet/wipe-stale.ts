import { isStale } from '../../../domain/people/person.ts';
import { isRefused, refused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import { eraseDrafts } from './draft-application.ts';
import { eraseRequestDrafts } from './requests/draft-request.ts';

/** How often the server looks for what nobody came back to, ms: a term of days needs no closer look. */
export const LOOK_FOR_STALE_MS = 6 * 60 * 60_000;

const SYSTEM = { id: 'system' } as const;

/** Erases what nobody came back to in time: applications that were not signed, and who has only signed in. */
export const wipeStale = (ctx: Context) => async (): Promise<void> => {
	await wipeDrafts(ctx, 'application-draft', eraseDrafts);
	await wipeDrafts(ctx, 'request-draft', eraseRequestDrafts);
	await forgetAccounts(ctx);
	await forgetPersons(ctx);
};

type DraftKind = 'application-draft' | 'request-draft';

async function wipeDrafts(ctx: Context, kind: DraftKind, erase: typeof eraseDrafts): Promise<void> {
	const open = { where: { status: 'open' }, sort: 'draftedAt', limit: 1000 };
	for (const { id, summary } of (await ctx.store.list(kind, open)).items)
		if (isStale(Number(summary.draftedAt), ctx.clock.now())) await dropStale(ctx, kind, id);
	// Also what was given up when the power went.
	const dropped = await ctx.store.list(kind, { where: { status: 'dropped', held: true }, limit: 1000 });
	await erase(
		ctx,
		dropped.items.map(({ id }) => id)
	);
}

/** Looked at once more: it may have been changed or signed meanwhile. */
const dropStale = (ctx: Context, kind: DraftKind, id: string) =>
	transact(ctx, SYSTEM, async (work) => {
		const { state } = await work.must(kind, id);
		if (state.status !== 'open' || !isStale(state.draftedAt, work.now)) return refused('changed-meanwhile');
		work.add(kind, id, [{ type: 'dropped', v: 1, data: {} }]);
		return true as const;
	});

/** Accounts nobody comes to any more: of those that are confirmed, once nothing else of their holder is kept. */
async function forgetAccounts(ctx: Context): Promise<void> {
	const { items } = await ctx.store.list('account', { where: { held: true }, sort: 'seenAt', limit: 1000 });
	for (const { id, summary } of items) {
		if (!isStale(Number(summary.seenAt), ctx.clock.now())) return;
		if (await isNeeded(ctx, id, summary.person)) continue;
		const forgotten = await transact(ctx, SYSTEM, async (work) => {
			const { state } = await work.must('account', id);
			if (!isStale(state.seenAt, work.now)) return refused('changed-meanwhile');
			if (state.status === 'open') work.add('account', id, [{ type: 'forgotten', v: 1, data: {} }]);
			return true as const;
		});
		if (!isRefused(forgotten)) await ctx.store.erase('account', id);
	}
}

async function isNeeded({ store }: Context, account: string, person: unknown): Promise<boolean> {
	if (typeof person === 'string') {
		const holder = await store.read('person', person);
		return holder?.confidential !== undefined && holder.state.standing === 'applied';
	}
	const drafts = await store.list('request-draft', { where: { person: account, status: 'open' }, limit: 1 });
	return drafts.total > 0;
}

async function forgetPersons(ctx: Context): Promise<void> {
	const where = { standing: ['bare', 'forgotten'], held: true };
	const { items } = await ctx.store.list('person', { where, sort: 'seenAt', limit: 1000 });
	for (const { id, summary } of items) {
		if (!isStale(Number(summary.seenAt), ctx.clock.now())) return;
		const open = { where: { person: id, status: 'open' }, limit: 1 };
		const begun =
			(await ctx.store.list('application-draft', open)).total +
			(await ctx.store.list('request-draft', open)).total;
		if (begun || isRefused(await forget(ctx, id))) continue;
		await ctx.store.erase('person', id);
	}
}

/** Says first, then does: who is said to be forgotten and still held is found again at the next look. */
const forget = (ctx: Context, id: string) =>
	transact(ctx, SYSTEM, async (work) => {
		const { state } = await work.must('person', id);
		if (state.standing === 'applied' || !isStale(state.seenAt, work.now)) return refused('changed-meanwhile');
		if (state.standing === 'bare') work.add('person', id, [{ type: 'forgotten', v: 1, data: {} }]);
		return true as const;
	});
