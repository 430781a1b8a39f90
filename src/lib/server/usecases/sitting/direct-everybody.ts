import type { AttemptFact, AttemptState, PauseCause } from '../../../domain/exam/attempt.ts';
import * as decide from '../../../domain/exam/interventions.ts';
import { blankSitting, unblankSitting } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { onEverybody } from './on-attempt.ts';

const somebody = (count: number | Refused, otherwise: Refused): number | Refused =>
	isRefused(count) || count > 0 ? count : otherwise;

const NOBODY = refused('attempt-not-running');

const writes = ({ course }: AttemptState): boolean =>
	course.status === 'running' || course.status === 'paused';

/** Stops the clocks of everybody who writes; who is out of the room stands with them. */
export const pauseAll = (ctx: ExamContext) => async (actor: Actor, sitting: string, reason: string) => {
	if (!reason.trim()) return refused('reason-missing');
	const count = await onEverybody(ctx, actor, sitting, (attempt, at) =>
		decide.pauseAmong(attempt, at, reason)
	);
	return somebody(count, NOBODY);
};

const among =
	(causes: readonly PauseCause[], reason: string) =>
	(attempt: AttemptState, at: decide.Directed): AttemptFact[] | Refused => {
		const facts = decide.resumeAmong(attempt, at, causes, reason);
		return facts.length && at.blanked ? refused('sitting-blanked') : facts;
	};

/**
 * Lets the clocks of everybody paused by the proctor run on. What stands because the server was down is given back by its
 * own word, and who is out of the room goes on standing.
 */
export const resumeAll = (ctx: ExamContext) => async (actor: Actor, sitting: string, reason: string) => {
	if (!reason.trim()) return refused('reason-missing');
	return somebody(await onEverybody(ctx, actor, sitting, among(['proctor', 'emergency'], reason)), NOBODY);
};

/** Confirms the time given back to everybody who stands because of the server's outage. */
export const giveBackAll = (ctx: ExamContext) => async (actor: Actor, sitting: string, reason: string) => {
	if (!reason.trim()) return refused('reason-missing');
	const count = await onEverybody(ctx, actor, sitting, among(['server-down'], reason));
	return somebody(count, refused('nothing-to-give-back'));
};

/** Adds the same minutes to everybody who writes, or to nobody. */
export const addMinutesToAll =
	(ctx: ExamContext) => async (actor: Actor, sitting: string, minutes: number, reason: string) => {
		if (!reason.trim()) return refused('reason-missing');
		const by = `user:${actor.id}`;
		const count = await onEverybody(ctx, actor, sitting, (attempt, at) =>
			writes(attempt) ? decide.addMinutes(attempt, at, { by, minutes, reason }) : []
		);
		return somebody(count, NOBODY);
	};

/** Sends a message to every screen of the sitting. */
export const sendMessageToAll = (ctx: ExamContext) => async (actor: Actor, sitting: string, text: string) => {
	if (!text.trim()) return refused('message-empty');
	const count = await onEverybody(ctx, actor, sitting, (attempt, { elapsed }) =>
		attempt.presence.status === 'checked-in' && attempt.course.status !== 'ended'
			? decide.sendMessage(attempt, elapsed, text)
			: []
	);
	return somebody(count, refused('nobody-present'));
};

/** Blanks every screen and stops every clock (a fire alarm): one commit. Returns how many clocks were stopped. */
export const blankScreens = (ctx: ExamContext) => (actor: Actor, sitting: string, reason: string) =>
	onEverybody(
		ctx,
		actor,
		sitting,
		(attempt, at) =>
			attempt.course.status === 'running' ? decide.pause(attempt, at, 'emergency', reason) : [],
		(state) => blankSitting(state, reason)
	);

/** Shows the screens again and sets exactly those clocks going that the alarm stopped. */
export const unblankScreens = (ctx: ExamContext) => (actor: Actor, sitting: string, reason: string) =>
	onEverybody(
		ctx,
		actor,
		sitting,
		(attempt, at) => decide.resumeAmong(attempt, at, ['emergency'], reason),
		(state) => unblankSitting(state, reason)
	);
