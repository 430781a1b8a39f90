import { performance } from 'node:perf_hooks';
import type { Clock } from '../ports.ts';

/** The machine's clocks. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };

/** A wall clock that can be set forward, for demonstration and rehearsal only: a whole case in ten minutes. */
export interface MovableClock extends Clock {
	/** How far it is ahead of the machine's, ms; negative when it began in the past. */
	ahead(): number;
	/** Sets it forward to a moment, epoch ms; never back. */
	moveTo(at: number): void;
}

/** A demonstration needs weeks, not centuries: calendars and dates must still make sense. */
const FURTHEST_MS = 120 * 24 * 60 * 60_000;

export function movableClock(ahead = 0): MovableClock {
	let offset = ahead;
	return {
		now: () => Date.now() + offset,
		monotonic: () => performance.now(),
		ahead: () => offset,
		moveTo: (at) => {
			offset = Math.min(FURTHEST_MS, Math.max(offset, at - Date.now()));
		}
	};
}
