import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Clock } from '../../ports.ts';
import { Throttle } from '../people/throttle.ts';

/** Open bookings of one network: a family, not the whole day of a counter. */
const MAX_OPEN = 4;
const NETWORKS = 10_000;

/** A network of the Internet: an IPv6 address stands for its /64. */
const networkOf = (address: string): string =>
	address.includes(':') && !address.includes('.') ? address.split(':').slice(0, 4).join(':') : address;

/**
 * Keeps one network from booking a counter's whole day, and from guessing the secrets of others. Kept in memory only:
 * nothing about who booked is written down.
 */
export class BookingBrake {
	readonly #guesses: Throttle;
	/** By network: when each booked time begins, by booking. */
	readonly #open = new Map<string, Map<string, number>>();

	constructor(private readonly clock: Clock) {
		this.#guesses = new Throttle(clock);
	}

	/** Books one of the few for this attempt at booking; refuses 'too-many-bookings'. */
	enter(address: string, booking: string, from: number): Refused | null {
		const network = networkOf(address);
		const open = this.#open.get(network) ?? new Map<string, number>();
		for (const [one, begins] of open) if (begins <= this.clock.now()) open.delete(one);
		if (open.size >= MAX_OPEN) return refused('too-many-bookings', { max: MAX_OPEN });
		open.set(booking, from);
		this.#open.set(network, open);
		if (this.#open.size > NETWORKS) this.#open.delete([...this.#open.keys()][0] ?? '');
		return null;
	}

	/** Nothing came of it, or it was cancelled. */
	leave(address: string, booking: string): void {
		this.#open.get(networkOf(address))?.delete(booking);
	}

	/** Refuses 'too-many-attempts' to who guesses secrets. */
	guesses(address: string): Refused | null {
		return this.#guesses.check(networkOf(address));
	}

	guessed(address: string, right: boolean): void {
		if (right) this.#guesses.succeeded(networkOf(address));
		else this.#guesses.failed(networkOf(address));
	}
}
