import type { Clock } from '../../ports.ts';

/**
 * The longest gap over a start of the machine that is charged by the wall clock alone, ms. A machine is up again within a
 * few minutes; what is said to have taken longer may as well be a clock that was set, and is for the proctor to judge.
 */
const BELIEVED_MS = 5 * 60_000;

/** An attempt that stood when the server went down. */
interface Outage {
	/** Where its clock stood, ms. */
	elapsed: number;
	/** How long nothing had been known of it at `mono`, ms. */
	gap: number;
	mono: number;
	/** By the machine's own time, and not by a wall clock that may have been set. */
	measured: boolean;
	/** What its page says it worked on meanwhile, ms. */
	worked: number;
}

/** Since when an attempt stands: wall clock as it is set now. */
export interface Down {
	since: number;
	measured: boolean;
}

/** What is known of the attempts that stand, or stood, because the server went down: until they run again. */
export class Outages {
	#outages = new Map<string, Outage>();

	constructor(private readonly clock: Clock) {}

	begin(attempt: string, elapsed: number, { since, measured }: Down, worked = 0): void {
		// The gap is taken once: a wall clock that is set later does not change it.
		const gap = this.clock.now() - since;
		this.#outages.set(attempt, { elapsed, gap, mono: this.clock.monotonic(), measured, worked });
	}

	end(attempt: string): void {
		this.#outages.delete(attempt);
	}

	/** How long nothing was known of the attempt, ms; undefined when that is not to be believed. */
	gap(attempt: string): number | undefined {
		const outage = this.#outages.get(attempt);
		if (!outage) return 0;
		if (!outage.measured && Math.abs(outage.gap) > BELIEVED_MS) return undefined;
		return this.#gapOf(outage);
	}

	/** Since when it stands, by the wall clock as it is set now; undefined when it does not. */
	since(attempt: string): number | undefined {
		const outage = this.#outages.get(attempt);
		return outage && this.clock.now() - outage.gap - (this.clock.monotonic() - outage.mono);
	}

	/** Its page says where its own clock is. The highest counts: later the page has the server's clock again. */
	says(attempt: string, elapsed: number): void {
		const outage = this.#outages.get(attempt);
		if (!outage) return;
		const most = Math.min(elapsed - outage.elapsed, this.#gapOf(outage));
		outage.worked = Math.max(outage.worked, Math.round(most));
	}

	/** How long its page says it worked on meanwhile, ms: never longer than the gap. */
	worked(attempt: string): number {
		return this.#outages.get(attempt)?.worked ?? 0;
	}

	/** Attempt → how long its page says it worked on, those that do. */
	allWorked(): Record<string, number> {
		const worked = [...this.#outages].filter(([, outage]) => outage.worked > 0);
		return Object.fromEntries(worked.map(([attempt, outage]) => [attempt, outage.worked]));
	}

	#gapOf({ gap, mono }: Outage): number {
		return Math.max(0, gap) + this.clock.monotonic() - mono;
	}
}
