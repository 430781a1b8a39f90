import { closeExpired } from '../../domain/exam/answering.ts';
import { isRefused } from '../../domain/refusal.ts';
import type { LifeSigns } from './exam-clock.ts';
import type { ExamContext } from './exam-room.ts';
import { transact } from './work.ts';

/** How long after a restart a page that kept working has to be heard, ms. */
export const CLAIM_WINDOW_MS = 20_000;

/** Signs of life go to the journal this often, ms. */
export const LIFE_SIGN_MS = 5_000;

const LIFE_SIGNS = 'exam';

/** Sets the clocks of running attempts from their facts and the last signs of life. Call once, before serving. */
export const restoreClocks = (ctx: ExamContext) => async (): Promise<number> => {
	const signs = (await ctx.store.lastPulse(LIFE_SIGNS)) as unknown as LifeSigns | undefined;
	const running = await ctx.store.list('attempt', { where: { course: 'running' }, limit: 1000 });
	for (const { id } of running.items) {
		const attempt = await ctx.store.read('attempt', id);
		if (attempt?.state.course.status !== 'running') continue;
		const facts = await ctx.store.facts('attempt', id);
		const last = facts[facts.length - 1];
		const known = Math.max(attempt.state.course.elapsed, lastElapsed(facts), signs?.elapsed[id] ?? 0);
		const since = signs?.elapsed[id] !== undefined ? Math.max(signs.at, last?.at ?? 0) : (last?.at ?? ctx.clock.now());
		ctx.room.clock.standStill(id, known, since);
	}
	return running.items.length;
};

function lastElapsed(facts: readonly { data: unknown }[]): number {
	for (let i = facts.length - 1; i >= 0; i -= 1) {
		const elapsed = (facts[i]?.data as { elapsed?: unknown }).elapsed;
		if (typeof elapsed === 'number') return elapsed;
	}
	return 0;
}

/** Seats that were not heard after a restart stand paused from their last sign of life until the proctor resumes them. */
export const pauseSilent = (ctx: ExamContext) => async (): Promise<number> => {
	let paused = 0;
	for (const { attempt, elapsed } of ctx.room.clock.standing()) {
		const done = await transact(ctx, { id: 'system' }, async (work) => {
			const { state } = await work.must('attempt', attempt);
			if (state.course.status !== 'running') return false;
			const data = { elapsed: Math.min(elapsed, state.limit), cause: 'server-down' as const, reason: 'server-down' };
			work.add('attempt', attempt, [{ type: 'paused', v: 1, data }]);
			return true;
		});
		if (isRefused(done)) continue;
		ctx.room.clock.stop(attempt);
		paused += 1;
	}
	return paused;
};

/** Closes attempts whose time has run out, whether anybody is connected or not. Returns how many. */
export const closeExpiredAttempts = (ctx: ExamContext) => async (): Promise<number> => {
	let closed = 0;
	for (const id of ctx.room.clock.running()) {
		const elapsed = ctx.room.clock.elapsed(id);
		const attempt = await ctx.store.read('attempt', id);
		if (!attempt || elapsed === undefined || elapsed < attempt.state.limit) continue;
		const sitting = await ctx.store.read('sitting', attempt.state.sitting);
		if (!sitting) continue;
		const { marking } = await ctx.room.papers.of(sitting.state);
		const done = await transact(ctx, { id: 'system' }, async (work) => {
			const { state } = await work.must('attempt', id);
			work.add('attempt', id, closeExpired(state, elapsed, marking));
			return state.course.status;
		});
		if (isRefused(done)) continue;
		ctx.room.clock.stop(id);
		closed += 1;
	}
	return closed;
};

/** One line in the journal for all running seats. */
export const noteLifeSigns = (ctx: ExamContext) => async (): Promise<void> => {
	const signs = ctx.room.clock.lifeSigns();
	if (Object.keys(signs.elapsed).length) await ctx.store.pulse(LIFE_SIGNS, { ...signs });
};
