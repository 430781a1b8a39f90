import { refused, type Refused } from '../refusal.ts';
import type { AttemptFact, AttemptState } from './attempt.ts';
import { MINUTES_MAX, undirected, type Decided } from './interventions.ts';
import { undecidable, type Ruling } from './proposals.ts';

export type { Ruling } from './proposals.ts';

/** Proposes to remove a candidate for a breach. The test goes on until another decides. */
export function proposeRemoval(state: AttemptState, elapsed: number, reason: string): Decided {
	const no = undirected(state, reason);
	if (no) return no;
	if (state.removalProposed) return refused('already-proposed');
	return [{ type: 'removal-proposed', v: 1, data: { reason: reason.trim(), elapsed } }];
}

/** The attempt is void already: nobody is removed from it, or not again. */
export const isVoid = ({ course, annulled }: AttemptState): boolean =>
	annulled !== null || (course.status === 'ended' && course.cause === 'removed');

/**
 * Decides a proposed removal, also of a test ended meanwhile: its score is void with the attempt. Refuses
 * 'outcome-settled' when the attempt is void already.
 */
export function decideRemoval(state: AttemptState, elapsed: number, ruling: Ruling): Decided {
	if (isVoid(state)) return refused('outcome-settled');
	const no = undecidable(state.removalProposed, 'removal', ruling);
	if (no) return no;
	if (state.course.status === 'not-started') return refused('not-found', { kind: 'removal' });
	const reason = ruling.reason.trim();
	if (!ruling.accept) return [{ type: 'removal-rejected', v: 1, data: { reason } }];
	return [{ type: 'ended', v: 1, data: { elapsed, cause: 'removed', reason, score: null } }];
}

/** Minutes are a matter of two before the start too. */
function minutesSettled({ course }: AttemptState, reason: string): Refused | null {
	if (!reason.trim()) return refused('reason-missing');
	return course.status === 'ended' ? refused('attempt-ended') : null;
}

/** Proposes more minutes than one person may add; before the start, all the minutes above the blueprint's. */
export function proposeMinutes(
	state: AttemptState,
	elapsed: number,
	{ minutes, reason }: { minutes: number; reason: string }
): Decided {
	const no = minutesSettled(state, reason);
	if (no) return no;
	if (!Number.isInteger(minutes) || minutes < 1 || minutes > MINUTES_MAX)
		return refused('bad-input', { field: 'minutes' });
	if (state.minutesProposed) return refused('already-proposed');
	return [{ type: 'minutes-proposed', v: 1, data: { minutes, reason: reason.trim(), elapsed } }];
}

/** Adds proposed minutes, before the start in place of what was given until then, or rejects them. */
export function decideMinutes(state: AttemptState, elapsed: number, ruling: Ruling): Decided {
	const no = minutesSettled(state, ruling.reason) ?? undecidable(state.minutesProposed, 'minutes', ruling);
	if (no || !state.minutesProposed) return no ?? refused('not-found', { kind: 'minutes' });
	const reason = ruling.reason.trim();
	if (!ruling.accept) return [{ type: 'minutes-rejected', v: 1, data: { reason } }];
	const { minutes, by: proposedBy } = state.minutesProposed;
	if (state.course.status === 'not-started')
		return [{ type: 'extra-time-given', v: 1, data: { minutes, ground: reason, proposedBy } }];
	return [{ type: 'minutes-added', v: 1, data: { minutes, reason, elapsed, proposedBy } }];
}

/** Proposes to annul an attempt that is void through the office's fault, during the test or after its end. */
export function proposeAnnulment(state: AttemptState, reason: string): Decided {
	if (!reason.trim()) return refused('reason-missing');
	if (state.course.status === 'not-started') return refused('attempt-not-running');
	if (state.annulled || state.annulmentProposed) return refused('already-proposed');
	return [{ type: 'annulment-proposed', v: 1, data: { reason: reason.trim() } }];
}

/** Annuls, or leaves the attempt as it was. A test that still runs ends with it. */
export function decideAnnulment(state: AttemptState, elapsed: number, ruling: Ruling): Decided {
	const no = undecidable(state.annulmentProposed, 'annulment', ruling);
	if (no) return no;
	const reason = ruling.reason.trim();
	if (!ruling.accept) return [{ type: 'annulment-rejected', v: 1, data: { reason } }];
	const annulled: AttemptFact = { type: 'annulled', v: 1, data: { reason } };
	if (state.course.status === 'ended') return [annulled];
	return [{ type: 'ended', v: 1, data: { elapsed, cause: 'disrupted', reason, score: null } }, annulled];
}
