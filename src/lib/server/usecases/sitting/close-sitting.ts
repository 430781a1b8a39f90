import type { AttemptState } from '../../../domain/exam/attempt.ts';
import type { Ruling } from '../../../domain/exam/proposals.ts';
import {
	closeSitting as decide,
	mayDecideDisruption,
	proposeDisruption,
	rejectDisruption,
	sealed,
	type SittingState
} from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { elapsedOf } from '../clocks/attempt-clock.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { recordAtClosing } from '../test-schedule/record-results.ts';
import { transact } from '../transact.ts';
import type { By } from '../context.ts';
import type { Work } from '../work.ts';

/**
 * Whether a disruption ends this attempt: whoever was checked in and has not ended, and before anybody began also who was
 * still expected. Whoever had not come by the start was absent already.
 */
const isDisrupted = ({ course, presence }: AttemptState, begun: boolean): boolean =>
	course.status !== 'ended' &&
	(presence.status === 'checked-in' || (presence.status === 'expected' && !begun));

const writing = ({ course }: AttemptState): boolean =>
	course.status === 'running' || course.status === 'paused';

/** Who was checked in would be absent on paper, and who is proposed for removal would keep a score: settled before closing. */
function unsettled({ course, presence, removalProposed, seat, late }: AttemptState): Refused | null {
	// As somebody who still writes: what was on its way at the end may yet come.
	if (late?.status === 'open') return refused('late-answers-open', { seat });
	const ready = course.status === 'not-started' && presence.status === 'checked-in';
	if (ready) return refused('checked-in-waits', { seat });
	return course.status === 'ended' && removalProposed ? undecided(seat) : null;
}

const undecided = (seat: number): Refused => refused('removal-undecided', { seat });

/** A disruption would void a test whose candidate is proposed for removal. */
const removalWaits = ({ removalProposed, seat }: AttemptState): Refused | null =>
	removalProposed ? undecided(seat) : null;

interface Closing {
	/** null: everybody has ended. Else why nobody can go on. */
	disrupted: { reason: string } | null;
	/** Asked with what is true at that moment: nothing is closed unless it says so. */
	only?: (attempts: ReadonlyMap<string, AttemptState>) => boolean;
	/** What two persons must have done before; the server's own closing asks nobody. */
	agreed?: (sitting: SittingState, attempts: Iterable<AttemptState>) => Refused | null;
}

/**
 * Closes the sitting and reveals the seed. While somebody still writes it is refused, unless the sitting is disrupted:
 * then open attempts end as such — through no fault of the candidates, not an attempt, a new date. Once somebody began, a
 * disruption is only proposed by this, and another decides.
 */
export const closeSitting =
	(ctx: ExamContext) =>
	async (
		actor: Actor,
		id: string,
		disrupted: { reason: string } | null = null
	): Promise<Closed | Refused> => {
		if (!disrupted) return close(ctx, actor, id, { disrupted });
		const sitting = await ctx.store.read('sitting', id);
		if (sitting && sitting.state.startedAt !== null) return propose(ctx, actor, id, disrupted.reason);
		// Who starts it in this moment makes it a matter of two.
		const agreed = ({ startedAt }: SittingState) =>
			startedAt === null ? null : refused('second-person-needed');
		return close(ctx, actor, id, { disrupted, agreed });
	};

/** What closing came to: `proposed` waits for a second person. */
type Closed = true | { proposed: true };

const propose = (ctx: ExamContext, actor: Actor, id: string, reason: string): Promise<Closed | Refused> =>
	transact(ctx, actor, async (work) => {
		const sitting = await work.read('sitting', id);
		if (isRefused(sitting)) return sitting;
		const facts = proposeDisruption(sitting.state, reason);
		if (isRefused(facts)) return facts;
		const waits = firstOf((await readAttempts(work, sitting.state)).values(), removalWaits);
		if (waits) return waits;
		work.add('sitting', id, facts);
		return { proposed: true as const };
	});

/**
 * Decides a proposed disruption: closes the sitting, or lets the test go on. Refuses 'second-person-needed' to the one who
 * proposed it, and 'removal-undecided'.
 */
export const decideDisruption =
	(ctx: ExamContext) =>
	(actor: Actor, id: string, accept: boolean, reason: string): Promise<true | Refused> => {
		const ruling: Ruling = { by: `user:${actor.id}`, accept, reason };
		if (!accept) return reject(ctx, actor, id, ruling);
		return close(ctx, actor, id, {
			disrupted: { reason },
			agreed: (sitting, attempts) => mayDecideDisruption(sitting, ruling) ?? firstOf(attempts, removalWaits)
		});
	};

const reject = (ctx: ExamContext, actor: Actor, id: string, ruling: Ruling): Promise<true | Refused> =>
	transact(ctx, actor, async (work) => {
		const sitting = await work.read('sitting', id);
		if (isRefused(sitting)) return sitting;
		const facts = rejectDisruption(sitting.state, ruling);
		if (isRefused(facts)) return facts;
		work.add('sitting', id, facts);
		return true as const;
	});

/** Closes a sitting in anybody's name, the system's too. Refuses 'sitting-running' when `only` says no. */
export async function close(ctx: ExamContext, by: By, id: string, closing: Closing): Promise<true | Refused> {
	const done = await transact(ctx, by, async (work) => {
		const sitting = await work.read('sitting', id);
		if (isRefused(sitting)) return sitting;
		const attempts = await readAttempts(work, sitting.state);
		const no =
			closing.agreed?.(sitting.state, attempts.values()) ??
			(closing.disrupted ? null : firstOf(attempts.values(), unsettled));
		if (no) return no;
		const running = [...attempts.values()].filter(writing).length;
		if (closing.only && !closing.only(attempts)) return refused('sitting-running', { running });
		const seed = sitting.confidential?.seed ?? '';
		const facts = decide(sitting.state, work.now, running, seed, closing.disrupted);
		if (isRefused(facts)) return facts;
		work.add('sitting', id, facts);
		const reason = closing.disrupted?.reason.trim();
		return reason ? endOpen(ctx, work, attempts, sitting.state.startedAt !== null, reason) : [];
	});
	if (isRefused(done)) return done;
	for (const attempt of done) ctx.room.clock.stop(attempt);
	await recordAtClosing(ctx, by, id);
	return true;
}

async function readAttempts(work: Work, sitting: SittingState): Promise<Map<string, AttemptState>> {
	const attempts = new Map<string, AttemptState>();
	for (const id of sitting.attempts) attempts.set(id, (await work.must('attempt', id)).state);
	return attempts;
}

function firstOf(
	attempts: Iterable<AttemptState>,
	refusalOf: (attempt: AttemptState) => Refused | null
): Refused | null {
	for (const attempt of attempts) {
		const no = refusalOf(attempt);
		if (no) return no;
	}
	return null;
}

/** Ends what a disruption ends; returns whom. */
function endOpen(
	ctx: ExamContext,
	work: Work,
	attempts: ReadonlyMap<string, AttemptState>,
	begun: boolean,
	reason: string
): string[] {
	const open = [...attempts].filter(([, state]) => isDisrupted(state, begun));
	for (const [id, state] of open) {
		const elapsed = elapsedOf(ctx, id, state);
		work.add('attempt', id, [
			{ type: 'ended', v: 1, data: { elapsed, cause: 'disrupted', reason, score: null } }
		]);
	}
	return open.map(([id]) => id);
}

/** A remark of the proctor or of an observer: a fact for the act. */
export const remarkOnSitting =
	(ctx: ExamContext) =>
	(actor: Actor, id: string, from: 'proctor' | 'observer', text: string): Promise<true | Refused> =>
		transact(ctx, actor, async (work) => {
			const sitting = await work.read('sitting', id);
			if (isRefused(sitting)) return sitting;
			if (!text.trim()) return refused('reason-missing');
			const over = sealed(sitting.state);
			if (over) return over;
			if (sitting.state.phase === 'scheduled') return refused('sitting-not-open');
			work.add('sitting', id, [{ type: 'remark-made', v: 1, data: { from, text: text.trim() } }]);
			return true as const;
		});
