import { leftOf } from '../../../domain/exam/answering.ts';
import { isOpen } from '../../../domain/exam/late-answers.ts';
import type { Pulse, SignOfLife } from '../../../domain/exam/seat-protocol.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { elapsedOf, saidOf } from '../clocks/attempt-clock.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { settleLateAnswers } from '../clocks/keep-late-answers.ts';
import { currentAttempt } from './at-seat.ts';
import { attemptOf } from './sit-down.ts';
import { stageOf, unread } from './view-seat.ts';

/**
 * The page's sign of life, and how things stand. A page that comes back after its end and has nothing more to send ends
 * the wait for late answers.
 */
export const pulseSeat =
	(ctx: ExamContext) =>
	async (token: string | undefined, life: Partial<SignOfLife> = {}): Promise<Pulse | Refused> => {
		let attempt = await currentAttempt(ctx, token);
		if (isRefused(attempt)) return attempt;
		const { id } = attempt;
		const { clock } = ctx.room;
		clock.heard(id, life.unsaved);
		if (life.elapsed !== undefined) clock.outages.says(id, saidOf(attempt.state, life.elapsed));
		if (isOpen(attempt.state) && life.unsaved !== undefined)
			clock.contacts.says(id, attempt.state.savedThrough, life.unsaved);
		if (isOpen(attempt.state) && life.unsaved === 0) {
			await settleLateAnswers(ctx, id, 'queue-empty');
			attempt = await attemptOf(ctx)(token);
			if (isRefused(attempt)) return attempt;
		}
		const { state } = attempt;
		const sitting = await ctx.store.read('sitting', state.sitting);
		return {
			stage: stageOf(state, (sitting?.state.blanked ?? null) !== null),
			running: state.course.status === 'running',
			left: leftOf(state, elapsedOf(ctx, id, state)),
			savedThrough: state.savedThrough,
			messages: unread(state),
			at: ctx.clock.now()
		};
	};
