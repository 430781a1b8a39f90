import { ended } from '../../../domain/exam/answering.ts';
import type { AttemptFact, AttemptState } from '../../../domain/exam/attempt.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { onAttempt } from './check-in.ts';
import type { ExamContext } from '../clocks/exam-room.ts';

/** Minutes one person adds to an attempt at most, all together; more takes a second person (data of the office). */
export const MINUTES_ALONE = 15;

type Elapsed = number;

/** Directs an attempt that runs or is paused, with the reason that goes to the act. */
function direct(
	ctx: ExamContext,
	actor: Actor,
	attemptId: string,
	reason: string,
	decide: (attempt: AttemptState, elapsed: Elapsed, reason: string) => AttemptFact[] | Refused
): Promise<true | Refused> {
	return onAttempt(ctx, actor, attemptId, (attempt) => {
		if (!reason.trim()) return refused('reason-missing');
		if (attempt.course.status === 'not-started') return refused('attempt-not-running');
		if (attempt.course.status === 'ended') return refused('attempt-ended');
		const elapsed = Math.min(ctx.room.clock.elapsed(attemptId) ?? attempt.course.elapsed, attempt.limit);
		const facts = decide(attempt, elapsed, reason.trim());
		return isRefused(facts) ? facts : { facts };
	});
}

/** Stops the clock of an attempt. */
export const pauseAttempt = (ctx: ExamContext) => async (actor: Actor, attemptId: string, reason: string) => {
	const done = await direct(ctx, actor, attemptId, reason, (attempt, elapsed, why) =>
		attempt.course.status === 'paused'
			? refused('attempt-paused')
			: [{ type: 'paused', v: 1, data: { elapsed, cause: 'proctor', reason: why } }]
	);
	if (!isRefused(done)) ctx.room.clock.stop(attemptId);
	return done;
};

/** Lets the clock of a paused attempt run on from where it stands. */
export const resumeAttempt =
	(ctx: ExamContext) => async (actor: Actor, attemptId: string, reason: string) => {
		let from = 0;
		const done = await direct(ctx, actor, attemptId, reason, (attempt, _elapsed, why) => {
			if (attempt.course.status !== 'paused') return refused('attempt-not-running');
			from = attempt.course.elapsed;
			return [{ type: 'resumed', v: 1, data: { elapsed: from, reason: why } }];
		});
		if (!isRefused(done)) ctx.room.clock.run(attemptId, from);
		return done;
	};

const minutesBy = ({ added }: AttemptState, actor: Actor): number =>
	added.filter(({ by }) => by === `user:${actor.id}`).reduce((sum, { minutes }) => sum + minutes, 0);

/** Adds minutes, at most `MINUTES_ALONE` by one person to one attempt, in one step or in many. */
export const addMinutes =
	(ctx: ExamContext) => (actor: Actor, attemptId: string, minutes: number, reason: string) =>
		direct(ctx, actor, attemptId, reason, (attempt, elapsed, why) => {
			if (!Number.isInteger(minutes) || minutes < 1) return refused('bad-input', { field: 'minutes' });
			if (minutesBy(attempt, actor) + minutes > MINUTES_ALONE) return refused('second-person-needed');
			return [{ type: 'minutes-added', v: 1, data: { minutes, reason: why, elapsed } }];
		});

/** Ends a test that illness interrupted, or kept from beginning after check-in: not an attempt, a new date. */
export const endByIllness = (ctx: ExamContext) => async (actor: Actor, attemptId: string, reason: string) => {
	const done = await onAttempt(ctx, actor, attemptId, ({ course, limit, presence }) => {
		const why = reason.trim();
		if (!why) return refused('reason-missing');
		if (presence.status !== 'checked-in') return refused('not-checked-in');
		if (course.status === 'ended') return refused('attempt-ended');
		const clock = course.status === 'not-started' ? 0 : (ctx.room.clock.elapsed(attemptId) ?? course.elapsed);
		const elapsed = Math.min(clock, limit);
		return {
			facts: [{ type: 'ended', v: 1, data: { elapsed, cause: 'illness', reason: why, score: null } }]
		};
	});
	if (!isRefused(done)) ctx.room.clock.stop(attemptId);
	return done;
};

/** Ends a test at the candidate's word or the proctor's: what is answered is counted. */
export const finishAttempt =
	(ctx: ExamContext) => async (actor: Actor, attemptId: string, reason: string) => {
		const attempt = await ctx.store.read('attempt', attemptId);
		const sitting = attempt && (await ctx.store.read('sitting', attempt.state.sitting));
		if (!sitting) return refused('not-found', { kind: 'attempt' });
		const { marking } = await ctx.room.papers.of(sitting.state);
		const done = await direct(ctx, actor, attemptId, reason, (state, elapsed, why) => [
			ended(state, 'closed-by-proctor', elapsed, why, marking)
		]);
		if (!isRefused(done)) ctx.room.clock.stop(attemptId);
		return done;
	};

/** Proposes to remove a candidate for a breach; another person decides. The test goes on until then. */
export const proposeRemoval = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	direct(ctx, actor, attemptId, reason, (attempt, elapsed, why) =>
		attempt.removalProposed
			? refused('outcome-settled')
			: [{ type: 'removal-proposed', v: 1, data: { reason: why, elapsed } }]
	);

/**
 * Decides a proposed removal. Refuses 'second-person-needed' to the one who proposed it. Handing in meanwhile does not
 * escape the decision: a score counted after the proposal is void with the attempt.
 */
export const decideRemoval =
	(ctx: ExamContext) => async (actor: Actor, attemptId: string, remove: boolean, reason: string) => {
		const done = await onAttempt(ctx, actor, attemptId, ({ course, limit, removalProposed }) => {
			const why = reason.trim();
			if (!why) return refused('reason-missing');
			if (!removalProposed || course.status === 'not-started')
				return refused('not-found', { kind: 'removal' });
			if (removalProposed.by === `user:${actor.id}`) return refused('second-person-needed');
			if (!remove) return { facts: [{ type: 'removal-rejected', v: 1, data: { reason: why } }] };
			const elapsed = Math.min(ctx.room.clock.elapsed(attemptId) ?? course.elapsed, limit);
			return {
				facts: [{ type: 'ended', v: 1, data: { elapsed, cause: 'removed', reason: why, score: null } }]
			};
		});
		if (!isRefused(done) && remove) ctx.room.clock.stop(attemptId);
		return done;
	};

/** Records that a candidate would not confirm the result (¶11.9). */
export const recordRefusalToConfirm =
	(ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
		onAttempt(ctx, actor, attemptId, (attempt) => {
			if (attempt.course.status !== 'ended' || !attempt.course.score) return refused('result-not-ready');
			if (attempt.confirmation !== 'none') return refused('result-settled');
			if (!reason.trim()) return refused('reason-missing');
			return { facts: [{ type: 'confirmation-refused', v: 1, data: { reason: reason.trim() } }] };
		});

type Course = AttemptState['course']['status'];

/** Does a thing to each attempt of a sitting that stands as it must; each has its own fact. Returns to how many. */
async function toAll(
	ctx: ExamContext,
	sittingId: string,
	reason: string,
	from: readonly Course[],
	act: (attempt: string) => Promise<true | Refused>
): Promise<number | Refused> {
	const sitting = await ctx.store.read('sitting', sittingId);
	if (!sitting) return refused('not-found', { kind: 'sitting' });
	if (!reason.trim()) return refused('reason-missing');
	let done = 0;
	for (const id of sitting.state.attempts) {
		const attempt = await ctx.store.read('attempt', id);
		if (!attempt || !from.includes(attempt.state.course.status)) continue;
		const result = await act(id);
		if (result === true) done += 1;
		// Whoever ended or was paused meanwhile is no reason to leave the others.
		else if (!PASSED_OVER.includes(result.refused)) return result;
	}
	return done || refused('attempt-not-running');
}

const PASSED_OVER: readonly string[] = ['attempt-ended', 'attempt-paused', 'attempt-not-running'];

/** Stops the clocks of everybody who writes: a fire alarm, a power cut. */
export const pauseAll = (ctx: ExamContext) => (actor: Actor, sitting: string, reason: string) =>
	toAll(ctx, sitting, reason, ['running'], (attempt) => pauseAttempt(ctx)(actor, attempt, reason));

/** Lets the clocks of everybody paused run on. */
export const resumeAll = (ctx: ExamContext) => (actor: Actor, sitting: string, reason: string) =>
	toAll(ctx, sitting, reason, ['paused'], (attempt) => resumeAttempt(ctx)(actor, attempt, reason));

/** Adds the same minutes to everybody who writes. */
export const addMinutesToAll =
	(ctx: ExamContext) => (actor: Actor, sitting: string, minutes: number, reason: string) =>
		toAll(ctx, sitting, reason, ['running', 'paused'], (attempt) =>
			addMinutes(ctx)(actor, attempt, minutes, reason)
		);
