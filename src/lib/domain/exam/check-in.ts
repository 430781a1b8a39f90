import { refused } from '../refusal.ts';
import type { AttemptState } from './attempt.ts';
import type { Decided } from './interventions.ts';
import type { SittingState } from './sitting.ts';

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
 * Checks a candidate in by an identity document; `today` is yyyy-mm-dd in the room. Refuses 'photo-not-compared',
 * 'document-expired'. How late after the approved time is a fact.
 */
export function checkIn(
	{ presence, seat }: AttemptState,
	{ type, photoCompared, expires }: ShownDocument,
	{ now, today, startsAt }: { now: number; today: string; startsAt: number }
): Decided {
	if (presence.status === 'checked-in') return refused('already-checked-in');
	if (presence.status !== 'expected') return refused('outcome-settled');
	if (!photoCompared) return refused('photo-not-compared');
	if (expires && expires < today) return refused('document-expired');
	const lateMinutes = Math.max(0, Math.floor((now - startsAt) / MINUTE));
	return [{ type: 'checked-in', v: 1, data: { seat, document: type, photoCompared, lateMinutes } }];
}

/**
 * Takes a check-in back while the test has not begun, or a refused identity or explained absence. After the doors are
 * closed only the last: it was recorded then.
 */
export function undoCheckIn(
	{ presence, course }: AttemptState,
	{ phase }: Pick<SittingState, 'phase'>,
	reason: string
): Decided {
	if (presence.status === 'expected') return refused('not-checked-in');
	if (course.status !== 'not-started') return refused('sitting-started');
	if (phase === 'closed' && presence.status !== 'absent-with-reason') return refused('sitting-closed');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'check-in-undone', v: 1, data: { reason: reason.trim() } }];
}

/** The person who came could not be identified. */
export function refuseIdentity({ course }: AttemptState, reason: string): Decided {
	if (course.status !== 'not-started') return refused('sitting-started');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'identity-not-confirmed', v: 1, data: { reason: reason.trim() } }];
}

/** Somebody who did not come has a documented reason. */
export function explainAbsence({ presence, course }: AttemptState, reason: string): Decided {
	if (course.status === 'ended') return refused('attempt-ended');
	if (presence.status !== 'expected') return refused('already-checked-in');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'absence-explained', v: 1, data: { reason: reason.trim() } }];
}
