import { isStale } from '../../../domain/people/person.ts';
import { isRefused, refused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import { eraseDrafts } from './draft-application.ts';

/** How often the server looks for what nobody came back to, ms: a term of days needs no closer look. */
export const LOOK_FOR_STALE_MS = 6 * 60 * 60_000;

const SYSTEM = { id: 'system' } as const;

/** Erases what nobody came back to in time: applications that were not signed, and who has only signed in. */
export const wipeStale = (ctx: Context) => async (): Promise<void> => {
	await wipeDrafts(ctx);
	await forgetPersons(ctx);
};

async function wipeDrafts(ctx: Context): Promise<void> {
	const open = { where: { status: 'open' }, sort: 'draftedAt', limit: 1000 };
	for (const { id, summary } of (await ctx.store.list('application-draft', open)).items)
		if (isStale(Number(summary.draftedAt), ctx.clock.now())) await dropStale(ctx, id);
	// Also what was given up when the power went.
	const dropped = await ctx.store.list('application-draft', {
		where: { status: 'dropped', held: true },
		limit: 1000
	});
	await eraseDrafts(
		ctx,
		dropped.items.map(({ id }) => id)
	);
}

/** Looked at once more: it may have been changed or signed meanwhile. */
const dropStale = (ctx: Context, id: string) =>
	transact(ctx, SYSTEM, async (work) => {
		const { state } = await work.must('application-draft', id);
		if (state.status !== 'open' || !isStale(state.draftedAt, work.now)) return refused('changed-meanwhile');
		work.add('application-draft', id, [{ type: 'dropped', v: 1, data: {} }]);
		return true as const;
	});

async function forgetPersons(ctx: Context): Promise<void> {
	const where = { standing: ['bare', 'forgotten'], held: true };
	const { items } = await ctx.store.list('person', { where, sort: 'seenAt', limit: 1000 });
	for (const { id, summary } of items) {
		if (!isStale(Number(summary.seenAt), ctx.clock.now())) return;
		const drafts = await ctx.store.list('application-draft', { where: { person: id, status: 'open' } });
		if (drafts.total || isRefused(await forget(ctx, id))) continue;
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
