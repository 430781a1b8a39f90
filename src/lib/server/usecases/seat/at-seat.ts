import type { AttemptConfidential, AttemptFact, AttemptState } from '../../../domain/exam/attempt.ts';
import type { ExamRules } from '../../../domain/exam/exam-rules.ts';
import { sealed } from '../../../domain/exam/sitting.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { Conflict, Unavailable, type Change, type Stored } from '../../ports.ts';
import { elapsedOf } from '../clocks/attempt-clock.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { closeExpiredAttempt } from '../clocks/keep-exam-time.ts';
import type { SittingPapers } from '../clocks/papers.ts';
import { attemptOf } from './sit-down.ts';

/** The page's own requests wait in turn: only the proctor and the clock can still come first. */
const TRIES = 6;

/** The attempt of a page, with everything its decisions need. */
export interface Mine extends Stored<AttemptState, AttemptConfidential> {
	id: string;
	papers: SittingPapers;
	rules: ExamRules;
	/** Version of its sitting: it has no act yet. */
	sittingVersion: number;
	/** The attempt's clock now, ms. */
	elapsed: number;
}

/**
 * The attempt a candidate's cookie answers for. One that ran out offline and was not closed yet is closed first, so that
 * its page meets the grace and not a closed door.
 */
export async function currentAttempt(ctx: ExamContext, token: string | undefined) {
	const attempt = await attemptOf(ctx)(token);
	if (isRefused(attempt)) return attempt;
	const { state, id } = attempt;
	const over = state.course.status === 'running' && elapsedOf(ctx, id, state) >= state.limit;
	if (!over || state.offlineSince === null) return attempt;
	await closeExpiredAttempt(ctx, id);
	return attemptOf(ctx)(token);
}

async function mine(ctx: ExamContext, token: string | undefined): Promise<Mine | Refused> {
	const attempt = await currentAttempt(ctx, token);
	if (isRefused(attempt)) return attempt;
	const sitting = await ctx.store.read('sitting', attempt.state.sitting);
	if (!sitting) return refused('not-found', { kind: 'sitting' });
	// The act prints the head of every attempt: nothing is added to one after it.
	const over = sealed(sitting.state);
	if (over) return over;
	const papers = await ctx.room.papers.of(sitting.state);
	ctx.room.clock.heard(attempt.id);
	const elapsed = elapsedOf(ctx, attempt.id, attempt.state);
	return { ...attempt, papers, rules: sitting.state.rules, sittingVersion: sitting.version, elapsed };
}

/** The commit of a seat. While nobody writes, the act may be drawn at any moment: then the sitting is held still too. */
function changesOf({ id, version, state, sittingVersion }: Mine, facts: AttemptFact[]): Change[] {
	const attempt = { kind: 'attempt', id, expectedVersion: version, facts };
	if (state.course.status === 'running') return [attempt];
	return [attempt, { kind: 'sitting', id: state.sitting, expectedVersion: sittingVersion, facts: [] }];
}

type Decide = (attempt: Mine) => AttemptFact[] | Refused;

/**
 * The shortest way to the disk: one read, one decision, one commit, by the candidate's own cookie. What one page sends at
 * once (a remark beside an answer) goes one after another; when the proctor or the clock came first it is decided again.
 */
export function atSeat(
	ctx: ExamContext,
	token: string | undefined,
	decideOn: Decide
): Promise<Mine | Refused> {
	return ctx.room.turns.take(token ?? '', () => decideUntilStored(ctx, token, decideOn));
}

async function decideUntilStored(
	ctx: ExamContext,
	token: string | undefined,
	decideOn: Decide
): Promise<Mine | Refused> {
	for (let tries = 1; ; tries += 1) {
		const attempt = await mine(ctx, token);
		if (isRefused(attempt)) return attempt;
		const facts = decideOn(attempt);
		if (isRefused(facts) || !facts.length) return isRefused(facts) ? facts : attempt;
		try {
			await ctx.store.commit(changesOf(attempt, facts), {
				at: ctx.clock.now(),
				by: `seat:${attempt.state.seat}`
			});
			return attempt;
		} catch (error) {
			if (error instanceof Unavailable) return refused('not-stored');
			if (!(error instanceof Conflict)) throw error;
			if (tries >= TRIES) return refused('changed-meanwhile');
		}
	}
}
