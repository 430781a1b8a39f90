import type { AttemptState } from '../../../domain/exam/attempt.ts';
import { closeSitting as decide } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';

/**
 * Whether a disruption ends this attempt: whoever was checked in and has not ended, and before anybody began also who was
 * still expected. Whoever had not come by the start was absent already.
 */
const isDisrupted = ({ course, presence }: AttemptState, begun: boolean): boolean =>
	course.status !== 'ended' &&
	(presence.status === 'checked-in' || (presence.status === 'expected' && !begun));

const writing = ({ course }: AttemptState): boolean =>
	course.status === 'running' || course.status === 'paused';

/** Who sits ready would be absent on paper, and who is proposed for removal would keep a score: settled before closing. */
function unsettled({ course, presence, claimed, removalProposed, seat }: AttemptState): Refused | null {
	const ready = course.status === 'not-started' && presence.status === 'checked-in' && claimed;
	if (ready) return refused('checked-in-waits', { seat });
	const removed = course.status === 'ended' && course.cause === 'removed';
	return course.status === 'ended' && removalProposed && !removed
		? refused('removal-undecided', { seat })
		: null;
}

/**
 * Closes the sitting and reveals the seed. While somebody still writes it is refused, unless the sitting is disrupted:
 * then open attempts end as such — through no fault of the candidates, not an attempt, a new date.
 */
export const closeSitting =
	(ctx: ExamContext) =>
	async (actor: Actor, id: string, disrupted: { reason: string } | null = null): Promise<true | Refused> => {
		const ended: string[] = [];
		const done = await transact(ctx, actor, async (work) => {
			ended.length = 0;
			const sitting = await work.read('sitting', id);
			if (isRefused(sitting)) return sitting;
			const open: string[] = [];
			for (const attempt of sitting.state.attempts) {
				const { state } = await work.must('attempt', attempt);
				if (writing(state)) open.push(attempt);
				const undecided = disrupted ? null : unsettled(state);
				if (undecided) return undecided;
			}
			const facts = decide(sitting.state, work.now, open.length, sitting.confidential?.seed ?? '', disrupted);
			if (isRefused(facts)) return facts;
			work.add('sitting', id, facts);
			for (const attempt of disrupted ? sitting.state.attempts : []) {
				const { state } = await work.must('attempt', attempt);
				if (!isDisrupted(state, sitting.state.startedAt !== null)) continue;
				const clock = 'elapsed' in state.course ? state.course.elapsed : 0;
				const elapsed = ctx.room.clock.elapsed(attempt) ?? clock;
				const reason = disrupted?.reason.trim() ?? null;
				work.add('attempt', attempt, [
					{ type: 'ended', v: 1, data: { elapsed, cause: 'disrupted', reason, score: null } }
				]);
				ended.push(attempt);
			}
			return true as const;
		});
		if (!isRefused(done)) for (const attempt of ended) ctx.room.clock.stop(attempt);
		return done;
	};

/** A remark of the proctor or of an observer: a fact for the act. */
export const remarkOnSitting =
	(ctx: ExamContext) =>
	(actor: Actor, id: string, from: 'proctor' | 'observer', text: string): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const sitting = await work.read('sitting', id);
			if (isRefused(sitting)) return sitting;
			if (!text.trim()) return refused('reason-missing');
			if (sitting.state.act) return refused('act-drawn');
			if (sitting.state.phase === 'scheduled') return refused('sitting-not-open');
			work.add('sitting', id, [{ type: 'remark-made', v: 1, data: { from, text: text.trim() } }]);
			return true as const;
		});
