import { sha256Hex } from '../../../domain/facts.ts';
import type { AttemptConfidential, AttemptState } from '../../../domain/exam/attempt.ts';
import { SILENCE } from '../../../domain/exam/silence.ts';
import type { Stored } from '../../ports.ts';
import type { ExamContext } from '../clocks/exam-room.ts';

export interface Placed extends Stored<AttemptState, AttemptConfidential> {
	id: string;
}

/** The attempts of a room's open sittings whose place is this seat. */
export async function placedAt(ctx: ExamContext, room: string, seat: number): Promise<Placed[]> {
	const sittings = await ctx.store.list('sitting', { where: { room, phase: ['open', 'running'] } });
	const placed: Placed[] = [];
	for (const { id: sitting } of sittings.items) {
		const here = await ctx.store.list('attempt', { where: { sitting, seat } });
		for (const { id } of here.items) {
			const attempt = await ctx.store.read('attempt', id);
			if (attempt?.state.seat === seat) placed.push({ id, ...attempt });
		}
	}
	return placed;
}

/** Whether a page other than the one that asks works at this seat now. `own`: the candidate's cookie it came with. */
export async function isInUse(
	ctx: ExamContext,
	room: string,
	seat: number,
	own: string | undefined
): Promise<boolean> {
	const mine = sha256Hex(own?.split('.')[1] ?? '');
	const placed = await placedAt(ctx, room, seat);
	return placed.some(({ id, state }) => {
		const silence = ctx.room.clock.silence(id);
		return state.token !== null && state.token !== mine && silence !== undefined && silence < SILENCE.inUse;
	});
}

/** A candidate who writes and was moved to this seat: nobody answers for the attempt until the new place takes it over. */
export async function movedHere(ctx: ExamContext, room: string, seat: number): Promise<Placed | undefined> {
	const placed = await placedAt(ctx, room, seat);
	return placed.find(({ state }) => mayTakeOver(state));
}

/** Whether an attempt waits for its new place. */
export const mayTakeOver = ({ course, token, claimed }: AttemptState): boolean =>
	(course.status === 'running' || course.status === 'paused') && token === null && claimed;
