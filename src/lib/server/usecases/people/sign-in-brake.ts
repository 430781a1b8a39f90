import type { Refused } from '../../../domain/refusal.ts';
import type { Clock } from '../../ports.ts';
import { Throttle } from './throttle.ts';

/** Places from which one account was signed in to that are remembered; the oldest are forgotten first. */
const KNOWN = 50;

/**
 * Slows down guessing passwords by account and the address it comes from, so that a stranger does not make the owner
 * wait. Guessed from many addresses, the account is slowed down for all but those its owner signed in from before.
 */
export class SignInBrake {
	#here: Throttle;
	#anywhere: Throttle;
	#known = new Map<string, Set<string>>();

	constructor(clock: Clock) {
		this.#here = new Throttle(clock);
		this.#anywhere = new Throttle(clock, { free: 50, firstMs: 15_000, longestMs: 60_000 });
	}

	/** Refuses 'too-many-attempts', or books the try as failed before that is known: many at once are slowed down too. */
	enter(account: string, address: string): Refused | null {
		const here = `${address} ${account}`;
		const known = this.#known.get(account)?.has(address);
		const slow = this.#here.check(here) ?? (known ? null : this.#anywhere.check(account));
		if (!slow) this.#here.failed(here);
		return slow;
	}

	failed(account: string): void {
		this.#anywhere.failed(account);
	}

	succeeded(account: string, address: string): void {
		this.#here.succeeded(`${address} ${account}`);
		const known = this.#known.get(account) ?? new Set();
		known.delete(address);
		known.add(address);
		if (known.size > KNOWN) known.delete([...known][0] ?? '');
		this.#known.set(account, known);
	}
}
