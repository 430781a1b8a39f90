import * as decide from '../../../domain/exam/two-persons.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused } from '../../../domain/refusal.ts';
import { elapsedOf } from '../clocks/attempt-clock.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { direct, onAttempt } from './on-attempt.ts';
import { issueRemovalAct } from './removal-act.ts';

const ruling = (actor: Actor, accept: boolean, reason: string): decide.Ruling => ({
	by: `user:${actor.id}`,
	accept,
	reason
});

/** Proposes to remove a candidate for a breach; another person decides. The test goes on until then. */
export const proposeRemoval = (ctx: ExamContext) => (actor: Actor, attempt: string, reason: string) =>
	direct(ctx, actor, attempt, (state, { elapsed }) => decide.proposeRemoval(state, elapsed, reason));

/**
 * Decides a proposed removal. Refuses 'second-person-needed' to the one who proposed it. Handing in meanwhile does not
 * escape the decision: a score counted after the proposal is void with the attempt. With it the act of removal is issued.
 */
export const decideRemoval =
	(ctx: ExamContext) => (actor: Actor, attempt: string, remove: boolean, reason: string) =>
		onAttempt(ctx, actor, attempt, async (state, sitting, _, work) => {
			const ruled = ruling(actor, remove, reason);
			const facts = decide.decideRemoval(state, elapsedOf(ctx, attempt, state), ruled);
			if (isRefused(facts)) return facts;
			if (remove) await issueRemovalAct(work, attempt, state, sitting, reason.trim());
			return { facts };
		});

/** Proposes more minutes than one person may add; also before the start, and before the doors are open. */
export const proposeMinutes =
	(ctx: ExamContext) => (actor: Actor, attempt: string, minutes: number, reason: string) =>
		direct(
			ctx,
			actor,
			attempt,
			(state, { elapsed }) => decide.proposeMinutes(state, elapsed, { minutes, reason }),
			'before'
		);

/** Adds proposed minutes or rejects them; not the one who proposed. */
export const decideMinutes =
	(ctx: ExamContext) => (actor: Actor, attempt: string, accept: boolean, reason: string) =>
		direct(
			ctx,
			actor,
			attempt,
			(state, { elapsed }) => decide.decideMinutes(state, elapsed, ruling(actor, accept, reason)),
			'before'
		);

/** Proposes to annul an attempt through the office's fault, also after its end and after closing, until the act is drawn. */
export const proposeAnnulment = (ctx: ExamContext) => (actor: Actor, attempt: string, reason: string) =>
	direct(ctx, actor, attempt, (state) => decide.proposeAnnulment(state, reason), 'act');

/** The head decides a proposed annulment: no attempt, a new date. */
export const decideAnnulment =
	(ctx: ExamContext) => (actor: Actor, attempt: string, accept: boolean, reason: string) =>
		direct(
			ctx,
			actor,
			attempt,
			(state, { elapsed }) => decide.decideAnnulment(state, elapsed, ruling(actor, accept, reason)),
			'act'
		);
