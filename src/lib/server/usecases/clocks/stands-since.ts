import type { Course } from '../../../domain/exam/attempt.ts';
import type { ExamContext } from './exam-room.ts';

/**
 * Since when an attempt stands that was paused for the server's outage, wall clock: the clock's last word before the
 * server went, from the chain. The ledger and not a guess.
 */
export async function standsSince(
	ctx: ExamContext,
	id: string,
	course: Extract<Course, { status: 'paused' }>
): Promise<number> {
	let since = course.since;
	for (const { at, type, data } of await ctx.store.facts('attempt', id)) {
		const { elapsed } = data as { elapsed?: unknown };
		if (type !== 'paused' && typeof elapsed === 'number') since = at + course.elapsed - elapsed;
	}
	return Math.min(since, course.since);
}
