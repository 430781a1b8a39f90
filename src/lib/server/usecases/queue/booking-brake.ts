import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Clock } from '../../ports.ts';
import { networkOf } from '../verify/check-brake.ts';

/** Open bookings of one network: a family, not the whole day of a counter. */
const MAX_OPEN = 4;
const HOUR_MS = 60 * 60_000;
/** Bookings made in an hour, given back or not: whoever changes his mind, not who books and cancels without end. */
const MAX_MADE = 10;
/** Wrong secrets: of one network in a quarter of an hour, of one ticket in an hour. */
const GUESSES = { network: 5, networkMs: 15 * 60_000, ticket: 10, ticketMs: HOUR_MS };
const MOST_KNOWN = 10_000;

/** How often something was done lately, by who did it or what it was done to. */
class Lately {
	readonly #times = new Map<string, number[]>();

	constructor(
		private readonly clock: Clock,
		private readonly most: number,
		private readonly ms: number
	) {}

	#of(who: string): number[] {
		const since = this.clock.monotonic() - this.ms;
		return (this.#times.get(who) ?? []).filter((at) => at > since);
	}

	/** Refuses 'too-many-attempts' with the seconds to wait. */
	check(who: string): Refused | null {
		const times = this.#of(who);
		if (times.length < this.most) return null;
		const wait = (times[0] ?? 0) + this.ms - this.clock.monotonic();
		return refused('too-many-attempts', { seconds: Math.max(1, Math.ceil(wait / 1000)) });
	}

	add(who: string): void {
		const times = [...this.#of(who), this.clock.monotonic()];
		// Whoever did nothing for longest is forgotten first.
		this.#times.delete(who);
		this.#times.set(who, times);
		if (this.#times.size > MOST_KNOWN) this.#times.delete([...this.#times.keys()][0] ?? '');
	}

	/** The last one was none; what was before it stays. */
	takeBack(who: string): void {
		const times = this.#of(who).slice(0, -1);
		if (times.length) this.#times.set(who, times);
		else this.#times.delete(who);
	}
}

/**
 * Keeps one network from booking a counter's whole day, from booking and cancelling without end, and from guessing the
 * secrets of others. Kept in memory only: nothing about who booked is written down.
 */
export class BookingBrake {
	readonly #made: Lately;
	readonly #networks: Lately;
	readonly #tickets: Lately;
	/** By network: when each booked time begins, by booking. */
	readonly #open = new Map<string, Map<string, number>>();

	constructor(private readonly clock: Clock) {
		this.#made = new Lately(clock, MAX_MADE, HOUR_MS);
		this.#networks = new Lately(clock, GUESSES.network, GUESSES.networkMs);
		this.#tickets = new Lately(clock, GUESSES.ticket, GUESSES.ticketMs);
	}

	/** Books one of the few for this attempt at booking; refuses 'too-many-bookings', 'too-many-attempts'. */
	enter(address: string, booking: string, from: number): Refused | null {
		const network = networkOf(address);
		const open = this.#open.get(network) ?? new Map<string, number>();
		for (const [one, begins] of open) if (begins <= this.clock.now()) open.delete(one);
		const slow = this.#made.check(network);
		if (slow) return slow;
		if (open.size >= MAX_OPEN) return refused('too-many-bookings', { max: MAX_OPEN });
		this.#made.add(network);
		open.set(booking, from);
		this.#open.set(network, open);
		if (this.#open.size > MOST_KNOWN) this.#open.delete([...this.#open.keys()][0] ?? '');
		return null;
	}

	/** Nothing came of it. */
	undo(address: string, booking: string): void {
		this.#made.takeBack(networkOf(address));
		this.leave(address, booking);
	}

	/** It was given back: no longer open, but made all the same. */
	leave(address: string, booking: string): void {
		this.#open.get(networkOf(address))?.delete(booking);
	}

	/** Counts a try as a wrong one until it is known to be right; refuses 'too-many-attempts' to who guesses secrets. */
	guess(address: string, ticket: string): Refused | null {
		const network = networkOf(address);
		const slow = this.#networks.check(network) ?? this.#tickets.check(ticket);
		if (slow) return slow;
		this.#networks.add(network);
		this.#tickets.add(ticket);
		return null;
	}

	/** That try was right; it makes no other one right. */
	right(address: string, ticket: string): void {
		this.#networks.takeBack(networkOf(address));
		this.#tickets.takeBack(ticket);
	}
}
