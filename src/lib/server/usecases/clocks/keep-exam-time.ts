import { closeExpired } from '../../../domain/exam/answering.ts';
import { isOpen } from '../../../domain/exam/late-answers.ts';
import type { Fact } from '../../../domain/facts.ts';
import type { Clock } from '../../ports.ts';
import type { LifeSigns } from './exam-clock.ts';
import type { ExamContext } from './exam-room.ts';
import { restoreLateAnswers } from './keep-late-answers.ts';
import type { Down } from './outages.ts';
import { standsSince } from './stands-since.ts';
import { transact } from '../transact.ts';

/** How long after a restart a page that kept working has to be heard, ms. */
export const CLAIM_WINDOW_MS = 20_000;

/** Signs of life go to the journal this often, ms. */
export const LIFE_SIGN_MS = 5_000;

const LIFE_SIGNS = 'exam';

/**
 * Sets the clocks of running attempts from their facts and the last signs of life, and goes on waiting for late answers.
 * Call once, before serving. Returns how many clocks were set.
 */
export const restoreClocks = (ctx: ExamContext) => async (): Promise<number> => {
	const noted = (await ctx.store.lastPulse(LIFE_SIGNS)) as unknown as LifeSigns | undefined;
	const signs = noted && { ...noted, set: setForward(ctx.clock, noted) };
	let running = 0;
	let after: string | undefined;
	do {
		const where = { course: ['running', 'paused'] };
		const page = await ctx.store.list('attempt', { where, limit: 1000, after });
		for (const { id } of page.items) if (await restoreClock(ctx, id, signs)) running += 1;
		after = page.next;
	} while (after);
	await restoreLateAnswers(ctx, signs?.set ?? null);
	// What no page can be charged for by itself is the proctor's to decide from the first moment.
	await pauseStanding(ctx, (attempt) => ctx.room.clock.outages.gap(attempt) === undefined);
	return running;
};

/**
 * How far the wall clock was set forward since the last sign of life, ms; negative when back. null where the machine
 * was started anew since or cannot tell: then there is the wall clock alone, and it is believed for a few minutes only.
 */
function setForward(clock: Clock, { at, machine: then }: LifeSigns): number | null {
	const now = clock.machine?.();
	if (!now || !then || now.boot !== then.boot || now.up < then.up) return null;
	return clock.now() - at - (now.up - then.up);
}

/** The last signs of life; `set`: how far the wall clock was set since, null where that cannot be told. */
type LastSigns = LifeSigns & { set: number | null };

async function restoreClock(ctx: ExamContext, id: string, signs: LastSigns | undefined): Promise<boolean> {
	const attempt = await ctx.store.read('attempt', id);
	if (!attempt) return false;
	ctx.room.clock.noted(id, attempt.state.offlineSince !== null);
	const { course } = attempt.state;
	if (course.status === 'running') {
		const { elapsed, ...down } = lastSign(id, await ctx.store.facts('attempt', id), signs);
		ctx.room.clock.standStill(id, elapsed, down);
		return true;
	}
	if (course.status === 'paused' && course.cause === 'server-down') {
		const since = await standsSince(ctx, id, course);
		const worked = signs?.worked?.[id];
		ctx.room.clock.outages.begin(id, course.elapsed, { since, measured: false }, worked);
	}
	return false;
}

/**
 * Where an attempt's clock stood when it was last heard of, by its facts or by a later sign of life; and when that was, by
 * the wall clock as it is set now: setting it while the server is down costs and gives nobody a minute.
 */
function lastSign(
	attempt: string,
	facts: readonly Fact[],
	signs: LastSigns | undefined
): { elapsed: number } & Down {
	const told = facts.flatMap(({ at, type, data }) => {
		const { elapsed } = data as { elapsed?: unknown };
		return typeof elapsed === 'number' ? [{ elapsed, at, type }] : [];
	});
	const fact = told[told.length - 1] ?? { elapsed: 0, at: 0 };
	const byFacts = { elapsed: fact.elapsed, since: fact.at, measured: false };
	const begun = told.findLast(({ type }) => type === 'started' || type === 'resumed');
	const noted = signs?.elapsed[attempt];
	if (!signs || noted === undefined) return byFacts;
	// The last sign of an outage that was given back since: while nobody runs, no newer one is written.
	if (begun && signs.at < begun.at && noted <= begun.elapsed) return byFacts;
	const last = noted < fact.elapsed ? fact : { elapsed: noted, at: signs.standing?.[attempt] ?? signs.at };
	return { elapsed: last.elapsed, since: last.at + (signs.set ?? 0), measured: signs.set !== null };
}

/** Seats that were not heard after a restart stand paused from their last sign of life until the proctor resumes them. */
export const pauseSilent = (ctx: ExamContext) => (): Promise<number> => pauseStanding(ctx, () => true);

async function pauseStanding(ctx: ExamContext, which: (attempt: string) => boolean): Promise<number> {
	let paused = 0;
	for (const { attempt, elapsed } of ctx.room.clock.standing()) {
		if (!which(attempt)) continue;
		const done = await transact(ctx, { id: 'system' }, async (work) => {
			const { state } = await work.must('attempt', attempt);
			// Heard while the others were paused: it has kept working.
			if (state.course.status !== 'running' || !ctx.room.clock.stands(attempt)) return false;
			const data = {
				elapsed: Math.min(elapsed, state.limit),
				cause: 'server-down' as const,
				reason: 'server-down'
			};
			work.add('attempt', attempt, [{ type: 'paused', v: 1, data }]);
			return true;
		});
		if (done !== true) continue;
		ctx.room.clock.pausedByOutage(attempt);
		paused += 1;
	}
	return paused;
}

/** Closes attempts whose time has run out, whether anybody is connected or not. Returns how many. */
export const closeExpiredAttempts = (ctx: ExamContext) => async (): Promise<number> => {
	let closed = 0;
	for (const id of ctx.room.clock.running()) if (await closeExpiredAttempt(ctx, id)) closed += 1;
	return closed;
};

/** Closes an attempt if its time has run out; one that was noted offline waits for late answers from then on. */
export async function closeExpiredAttempt(ctx: ExamContext, id: string): Promise<boolean> {
	const { clock } = ctx.room;
	const elapsed = clock.elapsed(id);
	const attempt = await ctx.store.read('attempt', id);
	if (!attempt || elapsed === undefined || elapsed < attempt.state.limit) return false;
	const sitting = await ctx.store.read('sitting', attempt.state.sitting);
	if (!sitting) return false;
	const { marking } = await ctx.room.papers.of(sitting.state);
	let waits = false;
	const done = await transact(ctx, { id: 'system' }, async (work) => {
		const { state } = await work.must('attempt', id);
		const facts = closeExpired(state, elapsed, marking);
		work.add('attempt', id, facts);
		waits = isOpen((await work.must('attempt', id)).state);
		return facts.length > 0;
	});
	// Not closed: the disk refused, or minutes were added in that moment. Its clock runs on.
	if (done !== true) return false;
	if (waits) clock.ranOut(id, elapsed - attempt.state.limit);
	else clock.stop(id);
	return true;
}

/** One line in the journal for all running seats. */
export const noteLifeSigns = (ctx: ExamContext) => async (): Promise<void> => {
	const signs = ctx.room.clock.lifeSigns();
	const { elapsed, worked = {} } = signs;
	if (Object.keys({ ...elapsed, ...worked }).length) await ctx.store.pulse(LIFE_SIGNS, { ...signs });
};
