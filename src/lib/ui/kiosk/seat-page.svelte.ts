import type { SeatStage, SeatView } from '$lib/domain/exam/seat-protocol';
import type { ExamServer } from './exam-server';
import { OF_THE_CANDIDATE, type Kept, type PageStore } from './kept-page';

interface SeatPageParts {
	server: ExamServer;
	store: PageStore;
	/** This computer's clock, ms: two readings are subtracted, neither is believed. */
	wall?: () => number;
	wait?: (ms: number) => Promise<void>;
}

/** Stages a page comes back to without a network. A result is never kept: neighbours and the next candidate. */
const KEPT_STAGES: ReadonlySet<SeatStage> = new Set(['waiting', 'test', 'paused', 'blanked', 'settling']);
const AGAIN_MS = 2_000;
/** Longer than any test with all its pauses, shorter than to the next day's candidates, ms. */
const KEPT_MS = 12 * 60 * 60_000;

/**
 * What this page shows: the server's word, or, opened without a network, what was kept on this computer until the
 * server is heard again.
 */
export class SeatPage {
	/** null: opened without a network, and nothing is kept. */
	view = $state.raw<SeatView | null>(null);
	/** The view is from this computer's memory: its time is approximate. */
	remembered = $state(false);
	/** How much of the remembered time passed while no page was open, ms. */
	away = $state(0);

	#parts: SeatPageParts;
	#wall: () => number;
	#wait: (ms: number) => Promise<void>;
	#closed = false;
	/** Grows with each word of the server, so that an old answer is not shown over a newer one. */
	#word = 0;

	constructor(parts: SeatPageParts, view: SeatView) {
		this.#parts = parts;
		this.#wall = parts.wall ?? (() => Date.now());
		this.#wait = parts.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
		this.view = view;
	}

	/** The page came out of the cache: shows what was kept on this computer. */
	async comeBack(): Promise<void> {
		const kept = await this.#recall();
		if (this.#word > 0) return;
		this.view = kept;
		this.remembered = true;
		void this.#untilHeard();
	}

	/** The server says where the seat stands. */
	take(view: SeatView): void {
		this.#word += 1;
		this.view = view;
		this.remembered = false;
		const { store } = this.#parts;
		if (!KEPT_STAGES.has(view.stage)) return void store.forget(...OF_THE_CANDIDATE);
		void store.keep('view', view);
		void store.keep('seen', this.#wall());
		if ('left' in view) this.keepClock(view.left, view.stage === 'test');
	}

	/** Asks the server where the seat stands; false when it could not be heard. */
	async refresh(): Promise<boolean> {
		const asked = this.#word;
		const reply = await this.#parts.server.view();
		if (reply.kind === 'ok' && asked === this.#word) this.take(reply.body);
		return reply.kind === 'ok';
	}

	/** The server said how much is left. */
	keepClock(left: number, running: boolean): void {
		const wall = this.#wall();
		void this.#parts.store.keep('clock', { left, running, wall });
		void this.#parts.store.keep('seen', wall);
	}

	close(): void {
		this.#closed = true;
	}

	async #untilHeard(): Promise<void> {
		while (!this.#closed && !(await this.refresh())) await this.#wait(AGAIN_MS);
	}

	async #recall(): Promise<SeatView | null> {
		const { store } = this.#parts;
		const [view, standing, clock, seen] = await Promise.all([
			store.read('view'),
			store.read('standing'),
			store.read('clock'),
			store.read('seen')
		]);
		const wall = this.#wall();
		if (seen !== undefined && wall - seen > KEPT_MS) {
			await store.forget(...OF_THE_CANDIDATE);
			return null;
		}
		this.away = awayFor(clock, wall);
		return view ? recalled(view, standing, clock, wall) : null;
	}
}

/** How long a clock has run unseen, ms. */
const awayFor = (clock: Kept['clock'] | undefined, wall: number): number =>
	clock?.running ? Math.min(clock.left, Math.max(0, wall - clock.wall)) : 0;

/** The kept view as it stands now: with the answers acknowledged since, and less the time that has passed. */
export function recalled(
	view: SeatView,
	standing: Kept['standing'] | undefined,
	clock: Kept['clock'] | undefined,
	wall: number
): SeatView {
	if (!('paper' in view)) return view;
	const newer = standing?.attempt === view.attempt && standing.savedThrough >= view.savedThrough;
	const { answers, savedThrough } = newer ? standing : view;
	const left = clock?.left ?? view.left;
	const running = clock?.running ?? view.stage === 'test';
	const passed = clock && running ? Math.max(0, wall - clock.wall) : 0;
	return { ...view, answers, savedThrough, left: Math.max(0, left - passed) };
}
