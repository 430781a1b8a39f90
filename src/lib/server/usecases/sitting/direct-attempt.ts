import { at, localDate } from '../../../domain/calendar/working-time.ts';
import { ended, refuseToConfirm } from '../../../domain/exam/answering.ts';
import * as decide from '../../../domain/exam/interventions.ts';
import { isOpen } from '../../../domain/exam/late-answers.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused } from '../../../domain/refusal.ts';
import { elapsedOf } from '../clocks/attempt-clock.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import type { Work } from '../work.ts';
import { direct, onAttempt } from './on-attempt.ts';

const named = (actor: Actor): string => `user:${actor.id}`;

/** Stops the clock of an attempt. */
export const pauseAttempt = (ctx: ExamContext) => (actor: Actor, attempt: string, reason: string) =>
	direct(ctx, actor, attempt, (state, clock) => decide.pause(state, clock, 'proctor', reason));

/** Lets the clock of a paused attempt run on from where it stands. */
export const resumeAttempt = (ctx: ExamContext) => (actor: Actor, attempt: string, reason: string) =>
	direct(ctx, actor, attempt, (state, clock) => decide.resume(state, clock, reason));

/** Confirms the time given back to an attempt that stands because of the server's outage. */
export const giveBack = (ctx: ExamContext) => (actor: Actor, attempt: string, reason: string) =>
	direct(ctx, actor, attempt, (state, clock) => decide.giveBack(state, clock, reason));

/** Adds minutes, up to what the rules of the sitting let one person add. */
export const addMinutes =
	(ctx: ExamContext) => (actor: Actor, attempt: string, minutes: number, reason: string) =>
		direct(ctx, actor, attempt, (state, clock) =>
			decide.addMinutes(state, clock, { by: named(actor), minutes, reason })
		);

/** Gives a candidate more time before the start, on a stated ground, within what one person may; also before the doors are open. */
export const giveExtraTime =
	(ctx: ExamContext) => (actor: Actor, attempt: string, minutes: number, ground: string) =>
		direct(ctx, actor, attempt, (state, at) => decide.giveExtraTime(state, at, minutes, ground), 'before');

/** Sends a message to a candidate's screen. */
export const sendMessage = (ctx: ExamContext) => (actor: Actor, attempt: string, text: string) =>
	direct(ctx, actor, attempt, (state, { elapsed }) => decide.sendMessage(state, elapsed, text));

/** A candidate goes out of the room with leave. */
export const leaveRoom = (ctx: ExamContext) => (actor: Actor, attempt: string, reason: string) =>
	direct(ctx, actor, attempt, (state, clock) => decide.leaveRoom(state, clock, reason));

/** A candidate has come back. */
export const returnToRoom = (ctx: ExamContext) => (actor: Actor, attempt: string) =>
	direct(ctx, actor, attempt, decide.returnToRoom);

interface Illness {
	reason: string;
	/** Who saw it; stands beside the chain. */
	witness: string;
	/** Today, as `10:05` on the office's clock; null: now. */
	noticedAt: string | null;
}

async function today(work: Work, time: string): Promise<number> {
	const { hours } = (await work.office()).office;
	return at(localDate(work.now, hours), time, hours);
}

/** Ends a test that illness interrupted, or kept from beginning after check-in: not an attempt, a new date. */
export const endByIllness =
	(ctx: ExamContext) =>
	(actor: Actor, attemptId: string, { reason, witness, noticedAt }: Illness) =>
		onAttempt(ctx, actor, attemptId, async (attempt, _sitting, confidential, work) => {
			const noticed = noticedAt ? await today(work, noticedAt) : work.now;
			const told = { reason, noticedAt: noticed };
			const facts = decide.endByIllness(attempt, elapsedOf(ctx, attemptId, attempt), told, work.now);
			if (isRefused(facts)) return facts;
			if (!witness.trim()) return refused('witness-missing');
			return confidential
				? { facts, confidential: { ...confidential, witness: witness.trim() } }
				: refused('not-found', { kind: 'attempt' });
		});

/**
 * Ends a test at the candidate's word or the proctor's: what is answered is counted. A seat noted offline before is waited
 * for, as at the end of the time.
 */
export const finishAttempt =
	(ctx: ExamContext) => async (actor: Actor, attemptId: string, reason: string) => {
		const attempt = await ctx.store.read('attempt', attemptId);
		const sitting = attempt && (await ctx.store.read('sitting', attempt.state.sitting));
		if (!sitting) return refused('not-found', { kind: 'attempt' });
		const { marking } = await ctx.room.papers.of(sitting.state);
		const done = await direct(
			ctx,
			actor,
			attemptId,
			(state, { elapsed }) =>
				decide.undirected(state, reason) ?? [
					ended(state, 'closed-by-proctor', elapsed, reason.trim(), marking)
				]
		);
		const now = await ctx.store.read('attempt', attemptId);
		if (done === true && now && isOpen(now.state)) ctx.room.clock.ranOut(attemptId, 0);
		return done;
	};

/** Records that a candidate would not confirm the result (¶11.9), until the act is drawn. */
export const recordRefusalToConfirm = (ctx: ExamContext) => (actor: Actor, attempt: string, reason: string) =>
	direct(ctx, actor, attempt, (state) => refuseToConfirm(state, reason), 'act');
