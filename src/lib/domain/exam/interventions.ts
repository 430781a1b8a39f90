import { refused, type Refused } from '../refusal.ts';
import type { AttemptFact, AttemptState, PauseCause } from './attempt.ts';
import type { ExamRules } from './exam-rules.ts';

/** What the proctor does to an attempt: pure decisions, each with the reason that goes to the act. */
export type Decided = AttemptFact[] | Refused;

/** Reads the attempt's clock, ms, and the rules of its sitting. */
export interface Directed {
	elapsed: number;
	rules: ExamRules;
	/** Every screen of the sitting is blanked: no clock is set going. */
	blanked: boolean;
}

/** The longest message on a candidate's screen, characters. */
export const MESSAGE_MAX = 500;
/** The most minutes given at once, before the start or during the test. */
export const MINUTES_MAX = 240;

/** Whether an attempt can be directed for this reason: it runs or stands paused. */
export function undirected({ course }: AttemptState, reason: string): Refused | null {
	if (!reason.trim()) return refused('reason-missing');
	if (course.status === 'not-started') return refused('attempt-not-running');
	return course.status === 'ended' ? refused('attempt-ended') : null;
}

const minutesWrong = (minutes: number, least: number): Refused | null =>
	Number.isInteger(minutes) && minutes >= least && minutes <= MINUTES_MAX
		? null
		: refused('bad-input', { field: 'minutes' });

/** Stops the clock. Refuses 'attempt-paused'. */
export function pause(
	state: AttemptState,
	{ elapsed }: Directed,
	cause: Exclude<PauseCause, 'server-down' | 'left-room'>,
	reason: string
): Decided {
	const no = undirected(state, reason);
	if (no) return no;
	if (state.course.status === 'paused') return refused('attempt-paused');
	return [{ type: 'paused', v: 1, data: { elapsed, cause, reason: reason.trim() } }];
}

/** The clock goes on by nobody's word but the candidate's return. */
const waitsForReturn = ({ outSince }: AttemptState, { rules }: Directed): boolean =>
	outSince !== null && rules.leavingStopsClock;

/** Lets the clock run on from where it stands. Refuses 'attempt-not-running', 'out-of-room', 'sitting-blanked'. */
export function resume(state: AttemptState, at: Directed, reason: string): Decided {
	const no = undirected(state, reason);
	if (no) return no;
	if (state.course.status !== 'paused') return refused('attempt-not-running');
	if (at.blanked) return refused('sitting-blanked');
	if (waitsForReturn(state, at)) return refused('out-of-room');
	return [{ type: 'resumed', v: 1, data: { elapsed: state.course.elapsed, reason: reason.trim() } }];
}

/**
 * Lets the clock run on among others that stand for one of these causes; nothing when this one stands for another. Who is
 * out of the room goes on standing, now until the return.
 */
export function resumeAmong(
	state: AttemptState,
	at: Directed,
	causes: readonly PauseCause[],
	reason: string
): AttemptFact[] {
	const { course } = state;
	if (course.status !== 'paused' || !causes.includes(course.cause)) return [];
	const { elapsed } = course;
	const why = reason.trim();
	return waitsForReturn(state, at)
		? [{ type: 'paused', v: 1, data: { elapsed, cause: 'left-room', reason: why } }]
		: [{ type: 'resumed', v: 1, data: { elapsed, reason: why } }];
}

/** Confirms the time the ledger gives back after an outage of the server. Refuses 'nothing-to-give-back'. */
export function giveBack(state: AttemptState, at: Directed, reason: string): Decided {
	const no = undirected(state, reason);
	if (no) return no;
	if (state.course.status !== 'paused' || state.course.cause !== 'server-down')
		return refused('nothing-to-give-back');
	return resume(state, at, reason);
}

const minutesBy = ({ added }: AttemptState, by: string): number =>
	added.filter((one) => one.by === by && !one.proposedBy).reduce((sum, { minutes }) => sum + minutes, 0);

/** Adds minutes, at most `rules.minutesAlone` by one person to one attempt, in one step or in many. */
export function addMinutes(
	state: AttemptState,
	{ elapsed, rules }: Directed,
	{ by, minutes, reason }: { by: string; minutes: number; reason: string }
): Decided {
	const no = undirected(state, reason) ?? minutesWrong(minutes, 1);
	if (no) return no;
	if (minutesBy(state, by) + minutes > rules.minutesAlone) return refused('second-person-needed');
	return [{ type: 'minutes-added', v: 1, data: { minutes, reason: reason.trim(), elapsed } }];
}

/**
 * Gives minutes above the blueprint's, before the start, on a stated ground; 0 takes them back. What was given before is
 * replaced. Refuses 'sitting-started'.
 */
export function giveExtraTime(state: AttemptState, minutes: number, ground: string): Decided {
	const no = minutesWrong(minutes, 0);
	if (no) return no;
	if (!ground.trim()) return refused('reason-missing');
	if (state.course.status !== 'not-started') return refused('sitting-started');
	return [{ type: 'extra-time-given', v: 1, data: { minutes, ground: ground.trim() } }];
}

/** A message to the candidate's screen. Refuses whoever is not here, or is done. */
export function sendMessage(state: AttemptState, elapsed: number, text: string): Decided {
	const words = text.trim();
	if (!words) return refused('message-empty');
	if (words.length > MESSAGE_MAX) return refused('bad-input', { field: 'text' });
	if (state.presence.status !== 'checked-in') return refused('not-checked-in');
	if (state.course.status === 'ended') return refused('attempt-ended');
	return [{ type: 'message-sent', v: 1, data: { text: words, elapsed } }];
}

/** Leaves the room with leave; the clock stands meanwhile where the rules of the sitting say so. Refuses 'out-of-room'. */
export function leaveRoom(state: AttemptState, { elapsed, rules }: Directed, reason: string): Decided {
	const no = undirected(state, reason);
	if (no) return no;
	if (state.outSince !== null) return refused('out-of-room');
	const why = reason.trim();
	const left: AttemptFact = { type: 'left-room', v: 1, data: { elapsed, reason: why } };
	if (!rules.leavingStopsClock || state.course.status !== 'running') return [left];
	return [left, { type: 'paused', v: 1, data: { elapsed, cause: 'left-room', reason: why } }];
}

/** Why a clock goes on that stood for an absence; a word, not a sentence: the act says it in both languages. */
export const RETURNED = 'returned';

/** Comes back. A clock that stood for the absence goes on; under blanked screens it stands with the others'. */
export function returnToRoom(state: AttemptState, { elapsed, blanked }: Directed): Decided {
	if (state.outSince === null) return refused('not-out-of-room');
	if (state.course.status === 'ended') return refused('attempt-ended');
	const back: AttemptFact = { type: 'returned', v: 1, data: { elapsed } };
	if (state.course.status !== 'paused' || state.course.cause !== 'left-room') return [back];
	return blanked
		? [back, { type: 'paused', v: 1, data: { elapsed, cause: 'emergency', reason: RETURNED } }]
		: [back, { type: 'resumed', v: 1, data: { elapsed, reason: RETURNED } }];
}

/** Ends a test that illness interrupted, or kept from beginning after check-in. `noticedAt`: wall clock, not after `now`. */
export function endByIllness(
	{ course, presence }: AttemptState,
	elapsed: number,
	{ reason, noticedAt }: { reason: string; noticedAt: number },
	now: number
): Decided {
	const why = reason.trim();
	if (!why) return refused('reason-missing');
	if (presence.status !== 'checked-in') return refused('not-checked-in');
	if (course.status === 'ended') return refused('attempt-ended');
	// A time is typed to the minute.
	if (noticedAt > now || noticedAt < presence.at - 60_000)
		return refused('bad-input', { field: 'noticedAt' });
	return [{ type: 'ended', v: 1, data: { elapsed, cause: 'illness', reason: why, score: null, noticedAt } }];
}
