import type { AttemptState } from '../../../domain/exam/attempt.ts';
import { closeSitting as decide } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import type { By, Work } from '../work.ts';
import { elapsedOf } from './on-attempt.ts';

/**
 * Whether a disruption ends this attempt: whoever was checked in and has not ended, and before anybody began also who was
 * still expected. Whoever had not come by the start was absent already.
 */
const isDisrupted = ({ course, presence }: AttemptState, begun: boolean): boolean =>
	course.status !== 'ended' &&
	(presence.status === 'checked-in' || (presence.status === 'expected' && !begun));

const writing = ({ course }: AttemptState): boolean =>
	course.status === 'running' || course.status === 'paused';

/** Who was checked in would be absent on paper, and who is proposed for removal would keep a score: settled before closing. */
function unsettled({ course, presence, removalProposed, seat, late }: AttemptState): Refused | null {
	// As somebody who still writes: what was on its way at the end may yet come.
	if (late?.status === 'open') return refused('late-answers-open', { seat });
	const ready = course.status === 'not-started' && presence.status === 'checked-in';
	if (ready) return refused('checked-in-waits', { seat });
	const removed = course.status === 'ended' && course.cause === 'removed';
	return course.status === 'ended' && removalProposed && !removed
		? refused('removal-undecided', { seat })
		: null;
}

interface Closing {
	/** null: everybody has ended. Else why nobody can go on. */
	disrupted: { reason: string } | null;
	/** Asked with what is true at that moment: nothing is closed unless it says so. */
	only?: (attempts: readonly AttemptState[]) => boolean;
}

/**
 * Closes the sitting and reveals the seed. While somebody still writes it is refused, unless the sitting is disrupted:
 * then open attempts end as such — through no fault of the candidates, not an attempt, a new date.
 */
export const closeSitting =
	(ctx: ExamContext) =>
	(actor: Actor, id: string, disrupted: { reason: string } | null = null): Promise<true | Refused> =>
		close(ctx, actor, id, { disrupted });

/** Closes a sitting in anybody's name, the system's too. Refuses 'sitting-running' when `only` says no. */
export async function close(ctx: ExamContext, by: By, id: string, closing: Closing): Promise<true | Refused> {
	const done = await transact(ctx, by, async (work) => {
		const sitting = await work.read('sitting', id);
		if (isRefused(sitting)) return sitting;
		const attempts = new Map<string, AttemptState>();
		for (const attempt of sitting.state.attempts)
			attempts.set(attempt, (await work.must('attempt', attempt)).state);
		const no = closing.disrupted ? null : firstUnsettled(attempts.values());
		if (no) return no;
		const running = [...attempts.values()].filter(writing).length;
		if (closing.only && !closing.only([...attempts.values()])) return refused('sitting-running', { running });
		const seed = sitting.confidential?.seed ?? '';
		const facts = decide(sitting.state, work.now, running, seed, closing.disrupted);
		if (isRefused(facts)) return facts;
		work.add('sitting', id, facts);
		const reason = closing.disrupted?.reason.trim();
		return reason ? endOpen(ctx, work, attempts, sitting.state.startedAt !== null, reason) : [];
	});
	if (isRefused(done)) return done;
	for (const attempt of done) ctx.room.clock.stop(attempt);
	return true;
}

function firstUnsettled(attempts: Iterable<AttemptState>): Refused | null {
	for (const attempt of attempts) {
		const no = unsettled(attempt);
		if (no) return no;
	}
	return null;
}

/** Ends what a disruption ends; returns whom. */
function endOpen(
	ctx: ExamContext,
	work: Work,
	attempts: ReadonlyMap<string, AttemptState>,
	begun: boolean,
	reason: string
): string[] {
	const open = [...attempts].filter(([, state]) => isDisrupted(state, begun));
	for (const [id, state] of open) {
		const elapsed = elapsedOf(ctx, id, state);
		work.add('attempt', id, [
			{ type: 'ended', v: 1, data: { elapsed, cause: 'disrupted', reason, score: null } }
		]);
	}
	return open.map(([id]) => id);
}

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
