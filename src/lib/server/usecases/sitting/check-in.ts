import type { AttemptConfidential, AttemptFact, AttemptState } from '../../../domain/exam/attempt.ts';
import { localDate, localTime } from '../../../domain/calendar/working-time.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { sittingOf } from './attempt-sitting.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { transact } from '../transact.ts';
import type { Work } from '../work.ts';

type Decide = (
	attempt: AttemptState,
	sitting: SittingState,
	confidential: AttemptConfidential | undefined,
	work: Work
) =>
	| { facts: AttemptFact[]; confidential?: AttemptConfidential }
	| Refused
	| Promise<{ facts: AttemptFact[] } | Refused>;

/** Reads an attempt with its sitting, decides, adds. A closed sitting decides nothing more. */
export function onAttempt(
	ctx: ExamContext,
	actor: Actor,
	attemptId: string,
	decide: Decide
): Promise<true | Refused> {
	return transact(ctx, actor, async (work) => {
		const attempt = await work.read('attempt', attemptId);
		if (isRefused(attempt)) return attempt;
		const sitting = await sittingOf(work, attempt.state);
		if (sitting.phase === 'closed') return refused('sitting-closed');
		if (sitting.phase === 'scheduled') return refused('sitting-not-open');
		const decided = await decide(attempt.state, sitting, attempt.confidential, work);
		if (isRefused(decided)) return decided;
		const beside = 'confidential' in decided ? { confidential: decided.confidential } : {};
		work.add('attempt', attemptId, decided.facts, beside as { confidential?: AttemptConfidential });
		return true;
	});
}

/** Checks a candidate in by an identity document. Its number stays beside the chain. */
export const checkIn =
	(ctx: ExamContext) => (actor: Actor, attemptId: string, document: { type: string; number: string }) =>
		onAttempt(ctx, actor, attemptId, (attempt, _sitting, confidential) => {
			if (attempt.presence.status === 'checked-in') return refused('already-checked-in');
			if (attempt.presence.status !== 'expected') return refused('outcome-settled');
			if (!confidential) return refused('not-found', { kind: 'attempt' });
			return {
				facts: [{ type: 'checked-in', v: 1, data: { seat: attempt.seat, document: document.type } }],
				confidential: { ...confidential, documentNumber: document.number }
			};
		});

/** Takes a check-in back while the test has not begun. */
export const undoCheckIn = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	onAttempt(ctx, actor, attemptId, (attempt) => {
		if (attempt.presence.status === 'expected') return refused('not-checked-in');
		if (attempt.course.status !== 'not-started') return refused('sitting-started');
		if (!reason.trim()) return refused('reason-missing');
		return { facts: [{ type: 'check-in-undone', v: 1, data: { reason: reason.trim() } }] };
	});

/** The person who came could not be identified: not an attempt, and the clause of the act says why. */
export const refuseIdentity = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	onAttempt(ctx, actor, attemptId, (attempt) => {
		if (attempt.course.status !== 'not-started') return refused('sitting-started');
		if (!reason.trim()) return refused('reason-missing');
		return { facts: [{ type: 'identity-not-confirmed', v: 1, data: { reason: reason.trim() } }] };
	});

/** Somebody who did not come has a documented reason. */
export const explainAbsence = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	onAttempt(ctx, actor, attemptId, (attempt) => {
		if (attempt.presence.status !== 'expected') return refused('already-checked-in');
		if (!reason.trim()) return refused('reason-missing');
		return { facts: [{ type: 'absence-explained', v: 1, data: { reason: reason.trim() } }] };
	});

async function whenOf(work: Work, { startsAt }: SittingState): Promise<{ date: string; time: string }> {
	const { hours } = (await work.office()).office;
	return {
		date: localDate(startsAt, hours).split('-').reverse().join('.'),
		time: localTime(startsAt, hours)
	};
}

/** Gives a candidate another seat. Refuses a seat outside the room and one that is somebody else's. */
export const changeSeat =
	(ctx: ExamContext) => (actor: Actor, attemptId: string, seat: number, reason: string) =>
		onAttempt(ctx, actor, attemptId, async (attempt, sitting, _confidential, work) => {
			const { state: room } = await work.must('room', sitting.room);
			if (!Number.isInteger(seat) || seat < 1 || seat > room.capacity)
				return refused('seat-outside-room', { seat, room: room.name, capacity: room.capacity });
			if (!reason.trim()) return refused('reason-missing');
			for (const other of sitting.attempts) {
				if (other === attemptId) continue;
				const { state } = await work.must('attempt', other);
				work.guard('attempt', other);
				if (state.seat === seat)
					return refused('seat-twice', { seat, room: room.name, ...(await whenOf(work, sitting)) });
			}
			if (attempt.course.status === 'ended') return refused('attempt-ended');
			return { facts: [{ type: 'seat-changed', v: 1, data: { seat, reason: reason.trim() } }] };
		});
