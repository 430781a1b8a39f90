import type { AttemptConfidential, AttemptFact, AttemptState } from '../../../domain/exam/attempt.ts';
import type { Directed } from '../../../domain/exam/interventions.ts';
import { sealed, type SittingFact, type SittingState } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused, type RefusalCode } from '../../../domain/refusal.ts';
import { elapsedOf } from '../clocks/attempt-clock.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';
import { sittingOf } from './attempt-sitting.ts';

interface Outcome {
	facts: AttemptFact[];
	confidential?: AttemptConfidential;
}

type Decide = (
	attempt: AttemptState,
	sitting: SittingState,
	confidential: AttemptConfidential | undefined,
	work: Work
) => Outcome | Refused | Promise<Outcome | Refused>;

/** Until when a thing may be done: `doors` from opening to closing, `before` also ahead of it, `act` until the act is drawn. */
export type Until = 'doors' | 'before' | 'act';

const closed = ({ phase }: SittingState) => (phase === 'closed' ? refused('sitting-closed') : null);
const notOpen = ({ phase }: SittingState) => (phase === 'scheduled' ? refused('sitting-not-open') : null);

const TOO_LATE: Record<Until, (sitting: SittingState) => Refused | null> = {
	doors: (sitting) => closed(sitting) ?? notOpen(sitting),
	before: closed,
	act: (sitting) => sealed(sitting) ?? notOpen(sitting)
};

/** The clock in hand follows what was decided. */
export function keepClock(ctx: ExamContext, id: string, facts: readonly AttemptFact[]): void {
	for (const fact of facts) {
		if (fact.type === 'resumed') ctx.room.clock.run(id, fact.data.elapsed);
		if (fact.type === 'paused' || fact.type === 'ended') ctx.room.clock.stop(id);
	}
}

/** Reads an attempt with its sitting, decides, adds; its clock follows. */
export async function onAttempt(
	ctx: ExamContext,
	actor: Actor,
	attemptId: string,
	decide: Decide,
	until: Until = 'doors'
): Promise<true | Refused> {
	const done = await transact(ctx, actor, async (work) => {
		const attempt = await work.read('attempt', attemptId);
		if (isRefused(attempt)) return attempt;
		const sitting = await sittingOf(work, attempt.state);
		const late = TOO_LATE[until](sitting);
		if (late) return late;
		const decided = await decide(attempt.state, sitting, attempt.confidential, work);
		if (isRefused(decided)) return decided;
		const { facts, confidential } = decided;
		work.add('attempt', attemptId, facts, confidential ? { confidential } : {});
		return facts;
	});
	if (isRefused(done)) return done;
	keepClock(ctx, attemptId, done);
	return true;
}

const directedBy = (
	ctx: ExamContext,
	id: string,
	state: AttemptState,
	{ rules, blanked }: SittingState
): Directed => ({
	elapsed: elapsedOf(ctx, id, state),
	rules,
	blanked: blanked !== null,
	worked: ctx.room.clock.outages.worked(id)
});

/** Directs an attempt by its clock and the rules of its sitting. */
export const direct = (
	ctx: ExamContext,
	actor: Actor,
	attemptId: string,
	decide: (attempt: AttemptState, at: Directed, now: number) => AttemptFact[] | Refused,
	until: Until = 'doors'
): Promise<true | Refused> =>
	onAttempt(
		ctx,
		actor,
		attemptId,
		(attempt, sitting, _, work) => {
			const facts = decide(attempt, directedBy(ctx, attemptId, attempt, sitting), work.now);
			return isRefused(facts) ? facts : { facts };
		},
		until
	);

/** What is decided about everybody of a sitting: no facts for whom it does not concern. */
type DecideEach = (attempt: AttemptState, at: Directed) => AttemptFact[] | Refused;

/**
 * Decides for everybody of a sitting and commits all of it as one: a refusal leaves nothing half done. `of` are facts of
 * the sitting itself. Returns for how many something was decided.
 */
export async function onEverybody(
	ctx: ExamContext,
	actor: Actor,
	sittingId: string,
	decide: DecideEach,
	of: (sitting: SittingState) => SittingFact[] | Refused = () => []
): Promise<number | Refused> {
	const done = await transact(ctx, actor, async (work) => {
		const sitting = await work.read('sitting', sittingId);
		if (isRefused(sitting)) return sitting;
		const late = TOO_LATE.doors(sitting.state);
		if (late) return late;
		const own = of(sitting.state);
		if (isRefused(own)) return own;
		work.add('sitting', sittingId, own);
		work.guard('sitting', sittingId);
		const decided = new Map<string, AttemptFact[]>();
		for (const id of sitting.state.attempts) {
			const { state } = await work.must('attempt', id);
			const facts = decide(state, directedBy(ctx, id, state, sitting.state));
			if (isRefused(facts)) return facts;
			work.add('attempt', id, facts);
			if (facts.length) decided.set(id, facts);
		}
		return decided;
	});
	if (isRefused(done)) return done;
	for (const [id, facts] of done) keepClock(ctx, id, facts);
	return done.size;
}

/** What became of a thing done to several: to how many, and who was passed over and why. */
export interface Several {
	count: number;
	passedOver: { name: string; refused: RefusalCode }[];
}

/** Does a thing to each of several, each with its own commit. What is refused to all is refused with the first's reason. */
export const toEach =
	(ctx: ExamContext) =>
	async (
		attempts: readonly string[],
		act: (attempt: string) => Promise<unknown>
	): Promise<Several | Refused> => {
		const done: Several = { count: 0, passedOver: [] };
		let first: Refused | undefined;
		for (const id of new Set(attempts)) {
			const result = await act(id);
			if (!isRefused(result)) {
				done.count += 1;
				continue;
			}
			first ??= result;
			const attempt = await ctx.store.read('attempt', id);
			done.passedOver.push({ name: attempt?.confidential?.name ?? '—', refused: result.refused });
		}
		return done.count ? done : (first ?? refused('bad-input', { field: 'attempt' }));
	};

/** Whether attempts are of this sitting: nothing is done to another's from its page. Refuses 'not-found'. */
export const belongTo =
	(ctx: ExamContext) =>
	async (sittingId: string, attempts: readonly string[]): Promise<true | Refused> => {
		const sitting = await ctx.store.read('sitting', sittingId);
		if (!sitting) return refused('not-found', { kind: 'sitting' });
		const all = new Set(sitting.state.attempts);
		return attempts.every((id) => all.has(id)) ? true : refused('not-found', { kind: 'attempt' });
	};
