import type { AttemptState } from '../../../domain/exam/attempt.ts';
import { disruptedByOutage, unresumedSince } from '../../../domain/exam/outage.ts';
import { isRefused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { close } from './close-sitting.ts';

/** A room in which a standing page was heard this short ago is alive: its proctor decides, ms. */
const ALIVE_MS = 60_000;

/** How often it is looked for sittings that nobody resumed, ms. */
export const UNRESUMED_MS = 5_000;

const SYSTEM = { id: 'system' } as const;

/**
 * Closes sittings as disrupted in which nobody was resumed after the server's outage within the minutes of their rules.
 * Counted by the monotonic clock from when this server first saw them stand: a wall clock that is set forward voids no
 * test, and after one more restart the minutes begin anew. While a standing page is heard nothing is closed. Returns how
 * many were closed.
 */
export function disruptUnresumed(ctx: ExamContext): () => Promise<number> {
	/** Sitting and outage → when it was first seen, monotonic. */
	let seen = new Map<string, number>();
	return async () => {
		const now = ctx.clock.monotonic();
		const still = new Map<string, number>();
		let closed = 0;
		const running = await ctx.store.list('sitting', { where: { phase: 'running' }, limit: 1000 });
		for (const { id } of running.items) {
			const sitting = await ctx.store.read('sitting', id);
			if (!sitting) continue;
			const attempts = await attemptsOf(ctx, sitting.state.attempts);
			const since = unresumedSince([...attempts.values()]);
			if (since === null) continue;
			const key = `${id}/${since}`;
			const first = seen.get(key) ?? now;
			const { disruptedAfterMinutes } = sitting.state.rules;
			const waits = now - first < disruptedAfterMinutes * 60_000 || isAlive(ctx, attempts);
			if (waits) still.set(key, first);
			else if (await disrupt(ctx, id, disruptedAfterMinutes)) closed += 1;
		}
		seen = still;
		return closed;
	};
}

/** Whether a page whose clock stands because of the outage was heard in the last minute. */
const isAlive = (ctx: ExamContext, attempts: ReadonlyMap<string, AttemptState>): boolean =>
	[...attempts].some(
		([id, { course }]) => course.status === 'paused' && (ctx.room.clock.silence(id) ?? Infinity) < ALIVE_MS
	);

async function attemptsOf(ctx: ExamContext, ids: readonly string[]): Promise<Map<string, AttemptState>> {
	const states = new Map<string, AttemptState>();
	for (const id of ids) {
		const attempt = await ctx.store.read('attempt', id);
		if (attempt) states.set(id, attempt.state);
	}
	return states;
}

/** Closes one, unless somebody was resumed in that moment. */
async function disrupt(ctx: ExamContext, id: string, minutes: number): Promise<boolean> {
	const done = await close(ctx, SYSTEM, id, {
		disrupted: { reason: disruptedByOutage(minutes) },
		only: (attempts) => unresumedSince([...attempts.values()]) !== null && !isAlive(ctx, attempts)
	});
	if (isRefused(done)) ctx.log.error('disrupt-unresumed', done.refused);
	return done === true;
}
