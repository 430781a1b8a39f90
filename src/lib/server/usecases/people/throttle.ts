import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Clock } from '../../ports.ts';

/** How a brake bites: failures that cost nothing, then the first wait, which doubles up to the longest, ms. */
interface Brake {
	free: number;
	firstMs: number;
	longestMs: number;
}

const BRAKE: Brake = { free: 5, firstMs: 15_000, longestMs: 15 * 60_000 };
const FORGET_MS = 60 * 60_000;

/**
 * Slows down guessing, by who guesses: never so that others wait with him. Unless another brake is given, after five
 * failures each further one doubles the wait, from 15 s to 15 min; a success or an hour of quiet forgets them.
 */
export class Throttle {
	#failures = new Map<string, { count: number; last: number; until: number }>();

	constructor(
		private readonly clock: Clock,
		private readonly brake: Brake = BRAKE
	) {}

	/** Refuses 'too-many-attempts' with the seconds to wait. */
	check(who: string): Refused | null {
		const entry = this.#failures.get(who);
		const now = this.clock.monotonic();
		if (!entry || now - entry.last > FORGET_MS) return null;
		return entry.until > now
			? refused('too-many-attempts', { seconds: Math.ceil((entry.until - now) / 1000) })
			: null;
	}

	failed(who: string): void {
		const now = this.clock.monotonic();
		const before = this.#failures.get(who);
		const count = (before && now - before.last <= FORGET_MS ? before.count : 0) + 1;
		const { free, firstMs, longestMs } = this.brake;
		const wait = count < free ? 0 : Math.min(longestMs, firstMs * 2 ** (count - free));
		this.#failures.set(who, { count, last: now, until: now + wait });
		if (this.#failures.size > 10_000) this.#forgetOld(now);
	}

	succeeded(who: string): void {
		this.#failures.delete(who);
	}

	/** Takes one failure back that was booked before its end was known; a wait that others have earned stays. */
	forgive(who: string): void {
		const entry = this.#failures.get(who);
		if (!entry) return;
		if (entry.count <= 1) this.#failures.delete(who);
		else this.#failures.set(who, { ...entry, count: entry.count - 1 });
	}

	#forgetOld(now: number): void {
		for (const [who, { last }] of this.#failures) if (now - last > FORGET_MS) this.#failures.delete(who);
	}
}
