import { settleLate } from '../../../domain/exam/late-answers.ts';
import type { ExamContext } from './exam-room.ts';
import { transact } from '../transact.ts';
import { sittingOf } from '../sitting/attempt-sitting.ts';

/** Ends the wait for late answers of an attempt and counts what came. */
export async function settleLateAnswers(
	ctx: ExamContext,
	id: string,
	cause: 'queue-empty' | 'grace-over'
): Promise<void> {
	const done = await transact(ctx, { id: 'system' }, async (work) => {
		const { state } = await work.must('attempt', id);
		const sitting = await sittingOf(work, state);
		const { marking } = await ctx.room.papers.of(sitting);
		work.add('attempt', id, settleLate(state, cause, marking));
		return true;
	});
	// Not stored: the timer comes again.
	if (done === true) ctx.room.clock.settled(id);
}

/** Settles every attempt whose grace is over, also when nobody is connected. Returns how many. */
export const settleAfterGrace = (ctx: ExamContext) => async (): Promise<number> => {
	let settled = 0;
	for (const id of ctx.room.clock.ranOutRecently()) {
		const attempt = await ctx.store.read('attempt', id);
		const sitting = attempt && (await ctx.store.read('sitting', attempt.state.sitting));
		const after = ctx.room.clock.sinceEnd(id) ?? 0;
		if (sitting && after <= sitting.state.rules.graceSeconds * 1000) continue;
		await settleLateAnswers(ctx, id, 'grace-over');
		settled += 1;
	}
	return settled;
};

/**
 * Goes on waiting for late answers after a restart. `set`: how far the wall clock was set meanwhile, ms; null where that
 * cannot be told: then the whole grace is counted from the server's return, for nobody could send while it was away.
 */
export async function restoreLateAnswers(ctx: ExamContext, set: number | null): Promise<void> {
	let after: string | undefined;
	do {
		const page = await ctx.store.list('attempt', { where: { late: 'open' }, limit: 1000, after });
		for (const { id } of page.items) {
			const course = (await ctx.store.read('attempt', id))?.state.course;
			if (course?.status !== 'ended') continue;
			const ago = set === null ? 0 : ctx.clock.now() - course.at - set;
			ctx.room.clock.ranOut(id, Math.max(0, ago));
		}
		after = page.next;
	} while (after);
}
