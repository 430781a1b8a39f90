import { isStale } from '../../../domain/people/person.ts';
import { isRefused, refused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

/** Erases whom nothing was taken from, and his receipt of refusal, when he did not come again in time. */
export const wipeRefused = (ctx: Context) => async (): Promise<void> => {
	const where = { result: 'refused', held: true };
	const { items } = await ctx.store.list('counter-entry', { where, sort: 'at', limit: 1000 });
	for (const { id, summary } of items) {
		if (!isStale(Number(summary.at), ctx.clock.now())) return;
		// Says first, then does: what is said to be forgotten and still held is found again at the next look.
		const said = await transact(ctx, { id: 'system' }, async (work) => {
			const { state } = await work.must('counter-entry', id);
			if (state.result !== 'refused') return refused('changed-meanwhile');
			if (!state.forgotten) work.add('counter-entry', id, [{ type: 'forgotten', v: 1, data: {} }]);
			return true as const;
		});
		if (!isRefused(said)) await ctx.store.erase('counter-entry', id);
	}
};
