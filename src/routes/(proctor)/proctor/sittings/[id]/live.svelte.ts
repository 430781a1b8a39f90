import { invalidate } from '$app/navigation';

const LOOK_MS = 2000;
const TICK_MS = 1000;

/** A page that keeps up with the room: counts the time between two looks, and looks again every two seconds while seen. */
export class Live {
	/** ms of the browser's own monotonic clock; grows every second. */
	now = $state(0);
	/** The server did not answer the last look. */
	lost = $state(false);
	#looking = false;

	/** Call while the component is set up; stops with it. */
	keep(looks: () => boolean): void {
		$effect(() => {
			this.now = performance.now();
			const tick = setInterval(() => (this.now = performance.now()), TICK_MS);
			return () => clearInterval(tick);
		});
		$effect(() => {
			if (!looks()) return;
			const look = setInterval(() => void this.#look(), LOOK_MS);
			return () => clearInterval(look);
		});
	}

	async #look(): Promise<void> {
		if (this.#looking || document.visibilityState !== 'visible') return;
		this.#looking = true;
		try {
			// Asked first: a load that fails would replace the page, with its open dialog, by an error.
			this.lost = !(await fetch('/status', { signal: AbortSignal.timeout(5000) })).ok;
			if (!this.lost) await invalidate('synaq:sitting');
		} catch {
			this.lost = true;
		} finally {
			this.#looking = false;
		}
	}
}
