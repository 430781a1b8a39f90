import { saying, type AttemptFact, type AttemptState } from './attempt.ts';
import type { LeftChoice, SeenStray } from './seat-protocol.ts';

/** More than this says nothing new: the act stays readable. */
export const STRAYS_MAX = 40;

const TIMES_MAX = 1000;

const writes = ({ course }: AttemptState): boolean =>
	course.status === 'running' || course.status === 'paused';

/** What the lock-down noticed, up to `STRAYS_MAX` facts. It carries no penalty, so nothing of it is ever refused. */
export function noteStrays(state: AttemptState, seen: readonly SeenStray[], elapsed: number): AttemptFact[] {
	if (!writes(state)) return [];
	return seen.slice(0, Math.max(0, STRAYS_MAX - state.strays.length)).map(({ what, times }) => ({
		type: 'strayed',
		v: 1,
		data: { what, times: Math.min(times, TIMES_MAX), elapsed }
	}));
}

/** The candidate closed a message; empty when there is none with this number, it was closed before, or the test is over. */
export function readMessage(state: AttemptState, message: number): AttemptFact[] {
	const found = state.messages[message - 1];
	if (!found || found.read || state.course.status === 'ended') return [];
	return [{ type: 'message-read', v: 1, data: { message } }];
}

/** The questions of this paper whose choices are not stored: an acknowledgement may be lost where an answer was not. */
export function lostAmong(state: AttemptState, choices: readonly LeftChoice[]): number[] {
	const drawn = state.paper?.length ?? 0;
	const lost = choices.filter(
		({ seq, question, choice }) =>
			question >= 1 && question <= drawn && state.given[seq - 1] !== saying(question, choice)
	);
	return [...new Set(lost.map(({ question }) => question))].sort((a, b) => a - b);
}

/**
 * A place that was locked out names the choices it had no acknowledgement for: once for each lease, only those that are
 * not stored, never taken as answers.
 */
export function leaveBehind(
	state: AttemptState,
	lease: number,
	choices: readonly LeftChoice[]
): AttemptFact[] {
	if (state.leftBehind.some((one) => one.lease === lease)) return [];
	const questions = lostAmong(state, choices);
	return questions.length ? [{ type: 'answers-left-behind', v: 1, data: { lease, questions } }] : [];
}
