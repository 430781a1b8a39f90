import type { SentAnswer } from '../../../domain/exam/seat-protocol.ts';
import type { AttemptFact } from '../../../domain/exam/attempt.ts';
import type { Fact } from '../../../domain/facts.ts';
import { closeExpiredAttempts } from '../clocks/keep-exam-time.ts';
import { noteSilence } from '../clocks/note-silence.ts';
import { giveAnswers } from '../seat/give-answers.ts';
import { running } from './attested.ts';
import { answersOf, MINUTE } from './sat.ts';
import { ok, testWorld, type World } from './world.ts';

/** Given-clauses of seats that fall silent, move and come back. */

export const SECOND = 1_000;

/** One candidate who writes, with right answers to everything at hand. */
export async function writing(count = 1) {
	const w = testWorld();
	const { candidates, ...rest } = await running(w, count);
	const candidate = candidates[0]!;
	return { w, candidates, candidate, answers: await answersOf(w, candidate, true), ...rest };
}

/** Three answers saved, then silence for the last minute; noted offline, and the time runs out. */
export async function offlineAtEnd() {
	const given = await writing();
	const { w, candidate, answers } = given;
	w.clock.pass(29 * MINUTE);
	ok(await giveAnswers(w.ctx)(candidate.token, answers.slice(0, 3)));
	w.clock.pass(30 * SECOND);
	await noteSilence(w.ctx)();
	w.clock.pass(30 * SECOND);
	await closeExpiredAttempts(w.ctx)();
	return given;
}

/** The facts of one type, in order. */
export async function factsOf<T extends AttemptFact['type']>(
	w: World,
	attempt: string,
	type: T
): Promise<(Fact & Extract<AttemptFact, { type: T }>)[]> {
	const facts = await w.ctx.store.facts('attempt', attempt);
	return facts.filter((fact) => fact.type === type) as (Fact & Extract<AttemptFact, { type: T }>)[];
}

/** The same answers under another lease. */
export const under = (lease: number, answers: readonly SentAnswer[]): SentAnswer[] =>
	answers.map((answer) => ({ ...answer, lease }));
