import type { AttemptState } from '../../../domain/exam/attempt.ts';
import type { ExamContext } from './exam-room.ts';

/**
 * The attempt's clock as it stands now, ms: running, or where it stands. Never above its limit: between the limit and the
 * closing the timer in hand runs on, and no fact may say more than the attempt had.
 */
export function elapsedOf(ctx: ExamContext, id: string, { course, limit }: AttemptState): number {
	if (course.status === 'not-started') return 0;
	return Math.min(ctx.room.clock.elapsed(id) ?? course.elapsed, limit);
}

/**
 * What a page says its own clock is, as the attempt's clock counts, ms. The page reckons from the minutes its paper was
 * given with; those added since, up to where it stands, are not in them.
 */
export function saidOf({ added, course }: AttemptState, said: number): number {
	const known = added.filter(({ at }) => course.status !== 'paused' || at <= course.since);
	return said + known.reduce((sum, { minutes }) => sum + minutes, 0) * 60_000;
}
