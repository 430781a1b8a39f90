import { leftBehindIn, outcomeOf, standingScore, type AttemptState } from '../exam/attempt.ts';
import type { SittingState } from '../exam/sitting.ts';
import type { ActRow, TestAct } from './documents.ts';

/** Both scores of an attempt with late answers, and the proctor's ruling. */
function lateOf({ course, late, annulled }: AttemptState): ActRow['late'] {
	if (annulled || course.status !== 'ended' || !course.score || !late?.withLate) return undefined;
	const accepted = late.status === 'accepted';
	return { without: course.score.points, with: late.withLate.points, accepted, reason: late.reason ?? '' };
}

function noteOf({ annulled, course, presence }: AttemptState): string | null {
	if (annulled) return annulled.reason;
	if (course.status === 'ended') return course.reason;
	return 'reason' in presence ? presence.reason : null;
}

/** What a row of the act follows from an attempt in: all but who it was. */
export function rowFacts(state: AttemptState, head: string): Omit<ActRow, 'name' | 'incoming'> {
	const { course, startedAt, confirmation, seat } = state;
	const score = standingScore(state);
	const leftBehind = leftBehindIn(state);
	return {
		seat,
		outcome: outcomeOf(state, true) ?? 'disrupted',
		points: score?.points ?? null,
		outOf: score?.outOf ?? null,
		note: noteOf(state),
		startedAt,
		endedAt: course.status === 'ended' ? course.at : null,
		confirmation,
		head,
		late: lateOf(state),
		leftBehind: leftBehind.length ? leftBehind : undefined
	};
}

/** What was remarked in the room and at the seats, in order of time. */
export function remarksOf(sitting: SittingState, attempts: readonly AttemptState[]): TestAct['remarks'] {
	const room = sitting.remarks.map((remark) => ({ ...remark, seat: null, question: null }));
	const seats = attempts.flatMap((state) =>
		state.remarks.map((remark) => ({ ...remark, from: 'candidate' as const, seat: state.seat }))
	);
	return [...room, ...seats].sort((a, b) => a.at - b.at);
}
