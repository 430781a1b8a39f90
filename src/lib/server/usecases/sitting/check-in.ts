import { localDate, localTime } from '../../../domain/calendar/working-time.ts';
import type { SittingState } from '../../../domain/exam/sitting.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { refused } from '../../../domain/refusal.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import type { Work } from '../work.ts';
import { onAttempt } from './on-attempt.ts';

/** The identity document shown at check-in; its number and term stand beside the chain. */
export interface ShownDocument {
	type: string;
	number: string;
	/** The proctor has compared the face with the photograph. */
	photoCompared: boolean;
	/** Until when it is in force, yyyy-mm-dd; null where it has no term or none was read. */
	expires: string | null;
}

const MINUTE = 60_000;

/**
 * Checks a candidate in by an identity document. Refuses 'photo-not-compared', 'document-expired'. How late after the
 * approved time is a fact.
 */
export const checkIn = (ctx: ExamContext) => (actor: Actor, attemptId: string, document: ShownDocument) =>
	onAttempt(ctx, actor, attemptId, async (attempt, { startsAt }, confidential, work) => {
		if (attempt.presence.status === 'checked-in') return refused('already-checked-in');
		if (attempt.presence.status !== 'expected') return refused('outcome-settled');
		if (!confidential) return refused('not-found', { kind: 'attempt' });
		if (!document.photoCompared) return refused('photo-not-compared');
		const today = localDate(work.now, (await work.office()).office.hours);
		const { type, number, expires, photoCompared } = document;
		if (expires && expires < today) return refused('document-expired');
		const lateMinutes = Math.max(0, Math.floor((work.now - startsAt) / MINUTE));
		const data = { seat: attempt.seat, document: type, photoCompared, lateMinutes };
		return {
			facts: [{ type: 'checked-in', v: 1, data }],
			confidential: {
				...confidential,
				documentNumber: number,
				...(expires ? { documentExpires: expires } : {})
			}
		};
	});

/**
 * Takes a check-in back while the test has not begun, or a refused identity or explained absence. After the doors are
 * closed only the last, until the act is drawn: it was recorded then.
 */
export const undoCheckIn = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	onAttempt(
		ctx,
		actor,
		attemptId,
		({ presence, course }, { phase }) => {
			if (presence.status === 'expected') return refused('not-checked-in');
			if (course.status !== 'not-started') return refused('sitting-started');
			if (phase === 'closed' && presence.status !== 'absent-with-reason') return refused('sitting-closed');
			if (!reason.trim()) return refused('reason-missing');
			return { facts: [{ type: 'check-in-undone', v: 1, data: { reason: reason.trim() } }] };
		},
		'act'
	);

/** The person who came could not be identified: not an attempt, and the clause of the act says why. */
export const refuseIdentity = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	onAttempt(ctx, actor, attemptId, (attempt) => {
		if (attempt.course.status !== 'not-started') return refused('sitting-started');
		if (!reason.trim()) return refused('reason-missing');
		return { facts: [{ type: 'identity-not-confirmed', v: 1, data: { reason: reason.trim() } }] };
	});

/** Somebody who did not come has a documented reason; it may come to light after the doors are closed, before the act. */
export const explainAbsence = (ctx: ExamContext) => (actor: Actor, attemptId: string, reason: string) =>
	onAttempt(
		ctx,
		actor,
		attemptId,
		({ presence, course }) => {
			if (course.status === 'ended') return refused('attempt-ended');
			if (presence.status !== 'expected') return refused('already-checked-in');
			if (!reason.trim()) return refused('reason-missing');
			return { facts: [{ type: 'absence-explained', v: 1, data: { reason: reason.trim() } }] };
		},
		'act'
	);

async function whenOf(work: Work, { startsAt }: SittingState): Promise<{ date: string; time: string }> {
	const { hours } = (await work.office()).office;
	return {
		date: localDate(startsAt, hours).split('-').reverse().join('.'),
		time: localTime(startsAt, hours)
	};
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
			const { clock } = ctx.room;
			const said = { unsaved: clock.unsaved(attemptId), heardAt: clock.heardAt(attemptId) };
			const left = attempt.startedAt === null ? {} : said;
			return { facts: [{ type: 'seat-changed', v: 1, data: { seat, reason: reason.trim(), ...left } }] };
		});
