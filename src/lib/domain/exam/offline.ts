import type { AttemptFact, AttemptState } from './attempt.ts';

/**
 * Notes that a seat is not heard any more. Empty when it is noted already, when its clock stands, and from its end on:
 * what is noted at the end or after it opens no grace (design, section 5).
 */
export function noteOffline(state: AttemptState, elapsed: number): AttemptFact[] {
	const runs = state.course.status === 'running' && elapsed < state.limit;
	if (!runs || state.offlineSince !== null) return [];
	return [{ type: 'went-offline', v: 1, data: { elapsed } }];
}

/** Notes that it is heard again. Empty from its end on: whoever comes back after it was offline when it came. */
export function noteBack(state: AttemptState, elapsed: number): AttemptFact[] {
	const { status } = state.course;
	const before = status === 'paused' || (status === 'running' && elapsed < state.limit);
	if (!before || state.offlineSince === null) return [];
	return [{ type: 'came-back', v: 1, data: { elapsed } }];
}
