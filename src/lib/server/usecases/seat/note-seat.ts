import { sha256Hex } from '../../../domain/facts.ts';
import {
	leaveBehind,
	lostAmong,
	noteStrays,
	readMessage as decideRead
} from '../../../domain/exam/seat-notes.ts';
import type { LeftChoice, SeenStray } from '../../../domain/exam/seat-protocol.ts';
import { sealed } from '../../../domain/exam/sitting.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { sittingOf } from '../sitting/attempt-sitting.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import { atSeat } from './at-seat.ts';
import { parseToken } from './sit-down.ts';

/** What the lock-down of the seat noticed: shown to the proctor, counted by the act, never a reason to refuse. */
export const noteSeatStrays =
	(ctx: ExamContext) =>
	async (token: string | undefined, seen: SeenStray[]): Promise<true | Refused> => {
		const attempt = await atSeat(ctx, token, ({ state, elapsed }) => noteStrays(state, seen, elapsed));
		return isRefused(attempt) ? attempt : true;
	};

/** The candidate closed a message of the proctor. */
export const readMessage =
	(ctx: ExamContext) =>
	async (token: string | undefined, message: number): Promise<true | Refused> => {
		const attempt = await atSeat(ctx, token, ({ state }) => decideRead(state, message));
		return isRefused(attempt) ? attempt : true;
	};

/**
 * A place that was locked out names the choices it had no acknowledgement for; the reply says which questions are lost. It
 * comes with the cookie it had: nothing else is taken from it, and it is no sign of life. Refuses 'not-your-attempt' to any
 * other cookie.
 */
export const leaveAnswersBehind =
	(ctx: ExamContext) =>
	async (token: string | undefined, choices: LeftChoice[]): Promise<{ questions: number[] } | Refused> => {
		const parts = parseToken(token);
		const attempt = parts && (await ctx.store.read('attempt', parts.id));
		if (!attempt) return refused('session-expired');
		const was = sha256Hex(parts.secret);
		const former = attempt.state.former.find((place) => place.token === was);
		if (!former) return refused('not-your-attempt');
		return transact(ctx, { id: `seat:${former.seat}` as const }, async (work) => {
			const { state } = await work.must('attempt', parts.id);
			const over = sealed(await sittingOf(work, state));
			if (over) return over;
			work.add('attempt', parts.id, leaveBehind(state, former.lease, choices));
			return { questions: lostAmong(state, choices) };
		});
	};
