import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Clock } from '../../ports.ts';

const MINUTE_MS = 60_000;
/** Checks from one network in a minute: more than a person looks up, few enough that numbers are not harvested. */
const CHECKS = 30;
const FILES = 10;
/** Files on their way to the server at once: of one network, and in all. */
const FILES_OF_ONE = 2;
const FILES_AT_ONCE = 6;
const BUSY_SECONDS = 5;
const ADDRESSES_MAX = 10_000;

/**
 * Whom an address stands for. Whoever has one address of IPv6 has 2^64 of them: such count as one.
 */
export function networkOf(address: string): string {
	const mapped = /^::ffff:([\d.]+)$/i.exec(address);
	if (mapped?.[1] || !address.includes(':')) return mapped?.[1] ?? address;
	const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::');
	const first = head.split(':').filter(Boolean);
	const last = (tail ?? '').split(':').filter(Boolean);
	const zeros = tail === undefined ? 0 : Math.max(0, 8 - first.length - last.length);
	return [...first, ...Array<string>(zeros).fill('0'), ...last].slice(0, 4).join(':');
}

/** So many in a minute, by network. */
class Window {
	#times = new Map<string, number[]>();

	constructor(
		private readonly clock: Clock,
		private readonly most: number
	) {}

	enter(who: string): Refused | null {
		const now = this.clock.monotonic();
		const times = (this.#times.get(who) ?? []).filter((at) => at > now - MINUTE_MS);
		const [oldest = now] = times;
		if (times.length >= this.most)
			return refused('too-many-checks', {
				seconds: Math.max(1, Math.ceil((oldest + MINUTE_MS - now) / 1000))
			});
		this.#times.delete(who);
		this.#times.set(who, [...times, now]);
		if (this.#times.size > ADDRESSES_MAX) this.#times.delete([...this.#times.keys()][0] ?? '');
		return null;
	}
}

/** Slows down whoever asks the register about very many documents, and keeps files from filling the memory. */
export class CheckBrake {
	#checks: Window;
	#files: Window;
	#coming = new Map<string, number>();
	#turn: Promise<unknown> = Promise.resolve();

	constructor(clock: Clock) {
		this.#checks = new Window(clock, CHECKS);
		this.#files = new Window(clock, FILES);
	}

	/** Refuses 'too-many-checks' with the seconds to wait. */
	check(address: string): Refused | null {
		return this.#checks.enter(networkOf(address));
	}

	/** Lets a file come and holds its place until the work on it is over. Refuses 'too-many-checks' before it is read. */
	async file<T>(address: string, work: () => Promise<T>): Promise<T | Refused> {
		const who = networkOf(address);
		const own = this.#coming.get(who) ?? 0;
		const all = [...this.#coming.values()].reduce((sum, n) => sum + n, 0);
		if (own >= FILES_OF_ONE || all >= FILES_AT_ONCE)
			return refused('too-many-checks', { seconds: BUSY_SECONDS });
		const slow = this.#files.enter(who);
		if (slow) return slow;
		this.#coming.set(who, own + 1);
		try {
			return await work();
		} finally {
			const left = (this.#coming.get(who) ?? 1) - 1;
			if (left > 0) this.#coming.set(who, left);
			else this.#coming.delete(who);
		}
	}

	/** One file is looked into at a time: signatures cost the processor that the exam room needs. */
	async alone<T>(work: () => Promise<T>): Promise<T> {
		const mine = this.#turn.then(work);
		this.#turn = mine.catch(() => undefined);
		return mine;
	}
}
