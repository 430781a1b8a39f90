import { localDate, localTime } from '../../../domain/calendar/working-time.ts';
import type { AttemptState } from '../../../domain/exam/attempt.ts';
import * as decide from '../../../domain/exam/check-in.ts';
import { SILENCE } from '../../../domain/exam/silence.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import type { Work } from '../work.ts';
import { direct, onAttempt } from './on-attempt.ts';

/** Checks a candidate in by an identity document. Its number and term stand beside the chain. */
export const checkIn =
	(ctx: ExamContext) => (actor: Actor, attemptId: string, document: decide.ShownDocument) =>
		onAttempt(ctx, actor, attemptId, async (attempt, { startsAt }, confidential, work) => {
			if (!confidential) return refused('not-found', { kind: 'attempt' });
			const today = localDate(work.now, (await work.office()).office.hours);
			const facts = decide.checkIn(attempt, document, { now: work.now, today, startsAt });
			if (isRefused(facts)) return facts;
			const { number, expires } = document;
			const term = expires ? { documentExpires: expires } : {};
			return { facts, confidential: { ...confidential, documentNumber: number, ...term } };
		});

/** Takes back a check-in, a refused identity or an explained absence, until the act is drawn. */
export const undoCheckIn = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	onAttempt(
		ctx,
		actor,
		attemptId,
		(attempt, sitting) => {
			const facts = decide.undoCheckIn(attempt, sitting, reason);
			return isRefused(facts) ? facts : { facts };
		},
		'act'
	);

/** The person who came could not be identified: not an attempt, and the clause of the act says why. */
export const refuseIdentity = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	direct(ctx, actor, attemptId, (attempt) => decide.refuseIdentity(attempt, reason));

/** Somebody who did not come has a documented reason; it may come to light after the doors are closed, before the act. */
export const explainAbsence = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	direct(ctx, actor, attemptId, (attempt) => decide.explainAbsence(attempt, reason), 'act');

async function whenOf(work: Work, { startsAt }: SittingState): Promise<{ date: string; time: string }> {
	const { hours } = (await work.office()).office;
	return {
		date: localDate(startsAt, hours).split('-').reverse().join('.'),
		time: localTime(startsAt, hours)
	};
}

/** What a silent PC said last is no word about what was chosen at it since: then it is not known. */
function lastWordOf({ room: { clock } }: ExamContext, id: string, { offlineSince }: AttemptState) {
	const here = offlineSince === null && (clock.silence(id) ?? Infinity) < SILENCE.late;
	return { unsaved: here ? clock.unsaved(id) : null, heardAt: clock.heardAt(id) };
}

/**
 * Gives a candidate another seat, also during the test: the place before is locked out at once and the new one opens the
 * test with what is saved and the exact time. Refuses a seat outside the room and one that is somebody else's.
 */
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
			// What the place before last said, so that the candidate and the act know what may be missing.
			const left = attempt.startedAt === null ? {} : lastWordOf(ctx, attemptId, attempt);
			return { facts: [{ type: 'seat-changed', v: 1, data: { seat, reason: reason.trim(), ...left } }] };
		});
