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
	/** How long its page says it worked on while it stood for the server's outage, ms. */
	worked?: number;
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

/**
 * Stops the clock among everybody's. One that stands for an absence stands for this from now on, so that the return does
 * not set it going alone; nothing when it does not run or stands for another cause.
 */
export function pauseAmong(state: AttemptState, at: Directed, reason: string): Decided {
	const { course } = state;
	if (course.status === 'running') return pause(state, at, 'proctor', reason);
	if (course.status !== 'paused' || course.cause !== 'left-room') return [];
	const { elapsed } = course;
	return [{ type: 'paused', v: 1, data: { elapsed, cause: 'proctor', reason: reason.trim() } }];
}

/** The clock goes on by nobody's word but the candidate's return. */
const waitsForReturn = ({ outSince }: AttemptState, { rules }: Directed): boolean =>
	outSince !== null && rules.leavingStopsClock;

/** What a page that worked on through its whole time still has to hand over what it holds, ms. */
const HAND_OVER_MS = 30_000;

/** What of the time since the outage its page worked on, ms: it is not given back. */
export function workedOn({ course, limit }: AttemptState, said: number): number {
	if (course.status !== 'paused' || course.cause !== 'server-down') return 0;
	return Math.max(0, Math.min(said, limit - course.elapsed - HAND_OVER_MS));
}

function resumed(
	state: AttemptState,
	{ elapsed }: { elapsed: number },
	at: Directed,
	reason: string
): AttemptFact {
	const worked = workedOn(state, at.worked ?? 0);
	const data = { elapsed: elapsed + worked, reason: reason.trim() };
	return { type: 'resumed', v: 1, data: worked ? { ...data, worked } : data };
}

/** Lets the clock run on from where it stands. Refuses 'attempt-not-running', 'out-of-room', 'sitting-blanked'. */
export function resume(state: AttemptState, at: Directed, reason: string): Decided {
	const no = undirected(state, reason);
	if (no) return no;
	if (state.course.status !== 'paused') return refused('attempt-not-running');
	if (at.blanked) return refused('sitting-blanked');
	if (waitsForReturn(state, at)) return refused('out-of-room');
	return [resumed(state, state.course, at, reason)];
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
	return waitsForReturn(state, at)
		? [{ type: 'paused', v: 1, data: { elapsed, cause: 'left-room', reason: reason.trim() } }]
		: [resumed(state, course, at, reason)];
}

/** Confirms the time the ledger gives back after an outage of the server. Refuses 'nothing-to-give-back'. */
export function giveBack(state: AttemptState, at: Directed, reason: string): Decided {
	const no = undirected(state, reason);
	if (no) return no;
	if (state.course.status !== 'paused' || state.course.cause !== 'server-down')
		return refused('nothing-to-give-back');
	return resume(state, at, reason);
}

/** The minutes this person has given without another's decision, before the start and since. */
export const minutesBy = ({ added, extraMinutes, extraAlone }: AttemptState, by: string): number =>
	added
		.filter((one) => one.by === by && !one.proposedBy)
		.reduce((sum, { minutes }) => sum + minutes, extraAlone === by ? extraMinutes : 0);

/** Whether what was given before the start is more than one person may give, and no second one decided it. */
export const isExtraUnagreed = ({ extraMinutes, extraAlone }: AttemptState, rules: ExamRules): boolean =>
	extraAlone !== null && extraMinutes > rules.minutesAlone;

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
 * replaced. Refuses 'sitting-started', and 'second-person-needed' above `rules.minutesAlone`.
 */
export function giveExtraTime(
	state: AttemptState,
	{ rules }: Pick<Directed, 'rules'>,
	minutes: number,
	ground: string
): Decided {
	const no = minutesWrong(minutes, 0);
	if (no) return no;
	if (!ground.trim()) return refused('reason-missing');
	if (state.course.status !== 'not-started') return refused('sitting-started');
	if (minutes > rules.minutesAlone) return refused('second-person-needed');
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
