import { appealTerm, type Appealable } from '../../../domain/attestation/appeal.ts';
import type { Appealed } from '../../../domain/attestation/documents.ts';
import type { Outcome } from '../../../domain/attestation/outcome.ts';
import { isProvisional, outcomeOf, standingScore, type AttemptState } from '../../../domain/exam/attempt.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import { calendarOf } from '../../../domain/office.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Work } from '../work.ts';

/** The result of an attempt, as somebody may appeal against it. */
export interface Result extends Appealable {
	attempt: AttemptState;
	sitting: SittingState;
	outcome: Outcome;
	points: number | null;
	outOf: number | null;
}

/** When the result was known: at the end of the test, else when the room said how it ended. */
function knownAt({ course, presence }: AttemptState, { closed, startsAt }: SittingState): number {
	if (course.status === 'ended') return course.at;
	return presence.status === 'not-identified' ? presence.at : (closed?.at ?? startsAt);
}

/** Number of the appeal against an attempt that waits for its answer; null when none does. */
async function openAppeal(work: Work, attempt: string): Promise<string | null> {
	const { items } = await work.ctx.store.list('appeal', {
		where: { attempt, status: ['registered', 'sent', 'returned'] },
		limit: 1
	});
	return items[0] ? String(items[0].summary.number) : null;
}

/** Refuses 'nothing-to-appeal' while an attempt has no result: it has not ended, or late answers may yet change it. */
export async function resultOf(work: Work, attemptId: string): Promise<Result | Refused> {
	const record = await work.read('attempt', attemptId);
	if (isRefused(record)) return record;
	const { state: attempt } = record;
	const { state: sitting } = await work.must('sitting', attempt.sitting);
	const outcome = outcomeOf(attempt, sitting.phase === 'closed');
	if (!outcome || isProvisional(attempt)) return refused('nothing-to-appeal');
	const resultAt = knownAt(attempt, sitting);
	const term = appealTerm(resultAt, sitting.rules.appealDays, calendarOf(await work.office()));
	const score = standingScore(attempt);
	return {
		attempt,
		sitting,
		outcome,
		points: score?.points ?? null,
		outOf: score?.outOf ?? null,
		resultAt,
		term,
		open: await openAppeal(work, attemptId)
	};
}

/** The same as letters name it. */
export async function appealed(work: Work, { sitting, outcome, points, outOf }: Result): Promise<Appealed> {
	const { state: room } = await work.must('room', sitting.room);
	const act = sitting.act ? (await work.must('test-act', sitting.act)).state : null;
	return {
		session: { room: room.name, startsAt: sitting.startsAt },
		outcome,
		points,
		outOf,
		act: act && { number: act.number, date: act.drawnUpAt }
	};
}
