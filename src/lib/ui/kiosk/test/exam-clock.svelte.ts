/** Minutes at which the candidate is told how much is left. */
export const ANNOUNCED_MINUTES = [10, 5, 1] as const;

const MINUTE = 60_000;

/**
 * The attempt's clock as the page shows it: the server's «left» minus what a monotonic clock has counted since.
 * The date of the PC is never asked. Call `tick()` a few times a second.
 */
export class ExamClock {
	/** Milliseconds left, never negative. */
	left = $state(0);
	running = $state(false);
	/** Counted from what this computer remembers: the server has not said it yet. */
	approximate = $state(false);
	/** The last announcement due: minutes left, or null when nothing has been announced. */
	announced = $state<number | null>(null);

	#now: () => number;
	#leftThen = 0;
	#then = 0;

	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	/** The server said how much is left and whether the clock runs. Added minutes make it grow again. */
	sync(left: number, running: boolean, approximate = false): void {
		const first = this.#then === 0 && this.#leftThen === 0;
		this.#leftThen = Math.max(0, left);
		this.#then = this.#now();
		this.running = running;
		this.approximate = approximate;
		this.#show(this.#leftThen, first);
	}

	tick(): void {
		if (!this.running) return;
		this.#show(Math.max(0, this.#leftThen - (this.#now() - this.#then)), false);
	}

	#show(left: number, silent: boolean): void {
		const passed = ANNOUNCED_MINUTES.filter((m) => left <= m * MINUTE && this.left > m * MINUTE);
		if (!silent && passed.length > 0) this.announced = Math.min(...passed);
		this.left = left;
	}
}
