import type { AttemptFact, AttemptState } from './attempt.ts';
import type { SeenStray } from './seat-protocol.ts';

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

/**
 * A place that was locked out names the questions whose last choice never reached the server: once for each lease, only
 * questions of this paper, never taken as answers.
 */
export function leaveBehind(state: AttemptState, lease: number, questions: readonly number[]): AttemptFact[] {
	if (state.leftBehind.some((one) => one.lease === lease)) return [];
	const drawn = state.paper?.length ?? 0;
	const named = [...new Set(questions)].filter((n) => n >= 1 && n <= drawn).sort((a, b) => a - b);
	return named.length ? [{ type: 'answers-left-behind', v: 1, data: { lease, questions: named } }] : [];
}
