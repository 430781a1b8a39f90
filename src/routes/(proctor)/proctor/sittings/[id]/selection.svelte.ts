import { SvelteSet } from 'svelte/reactivity';
import type { Seat } from './view';

/** The seats ticked on the wall; shift takes everything between two ticks. */
export class Selection {
	readonly ticked = new SvelteSet<string>();
	#last: string | null = null;

	/** Ticks or unticks a seat; `through` (with shift) all from the last one, in the order they stand on the wall. */
	tick(attempt: string, on: boolean, shown: readonly Seat[], through: boolean): void {
		const order = shown.map((seat) => seat.attempt);
		const from = through && this.#last ? order.indexOf(this.#last) : -1;
		const to = order.indexOf(attempt);
		const range = from < 0 ? [attempt] : order.slice(Math.min(from, to), Math.max(from, to) + 1);
		for (const one of range) {
			if (on) this.ticked.add(one);
			else this.ticked.delete(one);
		}
		this.#last = attempt;
	}

	/** Ticks these and nobody else. */
	take(attempts: readonly string[]): void {
		this.ticked.clear();
		for (const one of attempts) this.ticked.add(one);
	}

	clear(): void {
		this.take([]);
		this.#last = null;
	}
}
