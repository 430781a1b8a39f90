import { invalidate } from '$app/navigation';
import { changed, heardAt, type Change } from './live-view';
import type { LiveView, View } from './view';

const TICK_MS = 1000;
/** A stream silent for so long is asked after: a pulled cable ends no connection. */
const SILENT_MS = 8000;
const ANSWER_MS = 4000;

const clock = (): number => performance.now();

/**
 * The page of a sitting as it stands now: what was loaded, then what the server's stream tells. The browser reconnects
 * the stream by itself; where it gives up, the stream is opened anew and the page loaded again.
 */
export class Live {
	/** ms of the browser's own monotonic clock; grows every second. */
	now = $state(0);
	/** When the stream was lost, on that clock; null while it flows. */
	#lostAt = $state<number | null>(null);
	#streamed = $state.raw<LiveView | null>(null);
	#loaded: () => LiveView;
	#source: EventSource | null = null;
	#toldAt = 0;
	#asking = false;

	constructor(loaded: () => View) {
		const view = $derived(heardAt(loaded(), clock()));
		this.#loaded = () => view;
	}

	/** The newer of what was loaded and what was streamed. */
	get view(): LiveView {
		const loaded = this.#loaded();
		return this.#streamed && this.#streamed.heard > loaded.heard ? this.#streamed : loaded;
	}

	/** The server's time now, epoch ms. */
	get serverNow(): number {
		return this.view.now + Math.max(0, this.now - this.view.heard);
	}

	/** Since when nothing is heard from the server, its time; null while the page is live. */
	get lostSince(): number | null {
		return this.#lostAt === null ? null : this.view.now + Math.max(0, this.#lostAt - this.view.heard);
	}

	/** Call while the component is set up; stops with it. */
	keep(listens: () => boolean, address: () => string): void {
		$effect(() => {
			this.now = clock();
			const tick = setInterval(() => (this.now = clock()), TICK_MS);
			return () => clearInterval(tick);
		});
		$effect(() => {
			if (!listens()) return;
			const at = address();
			this.#listen(at);
			const watch = setInterval(() => void this.#ask(at), TICK_MS * 2);
			return () => {
				clearInterval(watch);
				this.#source?.close();
			};
		});
	}

	#listen(address: string): void {
		this.#source?.close();
		const source = new EventSource(address);
		this.#source = source;
		this.#toldAt = clock();
		source.addEventListener('snapshot', ({ data }) => {
			this.#streamed = heardAt(JSON.parse(data as string) as View, clock());
			this.#found();
		});
		source.addEventListener('change', ({ data }) => {
			this.#streamed = changed(this.view, JSON.parse(data as string) as Change, clock());
			this.#found();
		});
		source.onerror = () => this.#lose();
	}

	#found(): void {
		this.#toldAt = clock();
		this.#lostAt = null;
	}

	#lose(): void {
		this.#lostAt ??= clock();
	}

	/** Asks whether the server is there when the stream is silent or ended for good, and comes back with it. */
	async #ask(address: string): Promise<void> {
		const ended = this.#source?.readyState === EventSource.CLOSED;
		if (this.#asking || (!ended && clock() - this.#toldAt < SILENT_MS)) return;
		this.#asking = true;
		const there = await fetch('/status', { signal: AbortSignal.timeout(ANSWER_MS) }).then(
			({ ok }) => ok,
			() => false
		);
		this.#asking = false;
		if (!there) return this.#lose();
		this.#toldAt = clock();
		if (!ended && this.#lostAt === null) return;
		this.#listen(address);
		await invalidate('synaq:sitting');
		this.#found();
	}
}
