import type { Clock } from '../../ports.ts';

interface Anchor {
	/** The attempt's clock at `mono`, or standing still when `mono` is null. */
	elapsed: number;
	mono: number | null;
	/** Wall clock of the last sign of life before a restart; the gap counts for a page that kept working. */
	downSince: number | null;
}

/** What a page's sign of life leaves in the journal. */
export interface LifeSigns {
	at: number;
	/** Attempt → its clock, ms. */
	elapsed: Record<string, number>;
	/** Attempts not heard since an earlier restart → since when they stand, wall clock: a second restart forgives nothing. */
	standing: Record<string, number>;
}

/**
 * The clocks of the attempts that run, from the server's monotonic time. Nothing here is the truth: facts carry
 * `elapsed`, signs of life go to the journal every 5 s, and after a restart the clocks are set from these.
 */
export class ExamClock {
	#anchors = new Map<string, Anchor>();
	/** Monotonic time of each page's last sign of life, also before its start and while it is paused. */
	#heard = new Map<string, number>();

	constructor(private readonly clock: Clock) {}

	/** Starts or resumes a clock at `elapsed` ms. */
	run(attempt: string, elapsed: number): void {
		this.#anchors.set(attempt, { elapsed, mono: this.clock.monotonic(), downSince: null });
	}

	/** Puts a clock down that ran when the server went: it stands until its page is heard or the proctor resumes it. */
	standStill(attempt: string, elapsed: number, downSince: number): void {
		this.#anchors.set(attempt, { elapsed, mono: null, downSince });
	}

	stop(attempt: string): void {
		this.#anchors.delete(attempt);
	}

	/** The attempt's clock, ms; undefined when it does not run here. */
	elapsed(attempt: string): number | undefined {
		const anchor = this.#anchors.get(attempt);
		if (!anchor) return undefined;
		return Math.round(
			anchor.mono === null ? anchor.elapsed : anchor.elapsed + this.clock.monotonic() - anchor.mono
		);
	}

	/** A sign of life of the attempt's page. A page that kept working over a restart gets nothing extra: the gap counts. */
	heard(attempt: string): void {
		const mono = this.clock.monotonic();
		this.#heard.set(attempt, mono);
		const anchor = this.#anchors.get(attempt);
		if (!anchor || anchor.mono !== null) return;
		const gap = Math.max(0, this.clock.now() - (anchor.downSince ?? this.clock.now()));
		anchor.elapsed += gap;
		anchor.mono = mono;
		anchor.downSince = null;
	}

	/** How long ago the page was heard, ms; undefined when never since the start of the server. */
	silence(attempt: string): number | undefined {
		const heard = this.#heard.get(attempt);
		return heard === undefined ? undefined : this.clock.monotonic() - heard;
	}

	/** Attempts whose clock stands because the server went down. */
	standing(): { attempt: string; elapsed: number }[] {
		return [...this.#anchors]
			.filter(([, { mono }]) => mono === null)
			.map(([attempt, { elapsed }]) => ({ attempt, elapsed }));
	}

	/** Whether its clock stands because the server went down. */
	stands(attempt: string): boolean {
		return this.#anchors.get(attempt)?.mono === null;
	}

	running(): string[] {
		return [...this.#anchors].filter(([, { mono }]) => mono !== null).map(([attempt]) => attempt);
	}

	/** For the journal, once in 5 s in one line. */
	lifeSigns(): LifeSigns {
		const elapsed: Record<string, number> = {};
		const standing: Record<string, number> = {};
		for (const [attempt, { downSince }] of this.#anchors) {
			elapsed[attempt] = this.elapsed(attempt) ?? 0;
			if (downSince !== null) standing[attempt] = downSince;
		}
		return { at: this.clock.now(), elapsed, standing };
	}
}
