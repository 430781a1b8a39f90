import type { Actor } from '../../../domain/people/roles.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Cursor, Unsubscribe, Watched } from '../../ports.ts';
import type { ExamContext } from '../clocks/exam-room.ts';
import { commonRow, seenBy, signsOf, type CommonRow, type SeatRow } from './seat-row.ts';
import {
	commonHead,
	commonView,
	headFor,
	viewFor,
	type SittingHead,
	type SittingView
} from './view-sitting.ts';

/** What comes to a console: everything at once, then what changed. `id` is the cursor up to which it is told. */
export type Told =
	| { event: 'snapshot'; id: Cursor; data: SittingView }
	| {
			event: 'change';
			id: Cursor;
			data: { now: number; rows: SeatRow[]; sitting?: ReturnType<typeof headFor> };
	  };

interface Console {
	viewer: Actor;
	tell(told: Told): void;
	end(): void;
}

/** Changes are gathered for this long, ms: an answer of each of 100 seats is one message, and still at once for a person. */
const GATHER_MS = 50;

/** How often it is looked which pages are heard, ms. */
const LOOK_MS = 1_000;

/** One sitting as it is watched: computed once, whoever looks. Nothing runs while nobody does. */
class Watch {
	readonly #consoles = new Set<Console>();
	/** Those of them that have their snapshot. */
	readonly #welcomed = new Set<Console>();
	readonly #rows = new Map<string, CommonRow>();
	readonly #dirty = new Set<string>();
	#head: SittingHead | undefined;
	#headDirty = false;
	#gathering: NodeJS.Timeout | undefined;
	#turn: Promise<void> = Promise.resolve();
	#stop: (() => void) | undefined;

	constructor(
		private readonly ctx: ExamContext,
		private readonly id: string,
		private readonly over: () => void
	) {}

	/** Tells everything, then what changes. Refuses 'not-found'. */
	async join(console: Console): Promise<Unsubscribe | Refused> {
		this.#consoles.add(console);
		// In turn with what is being told: a change never comes before the snapshot it changes.
		try {
			const found = await this.#inTurn(() => this.#welcome(console));
			if (found) return () => this.#leave(console);
		} catch (error) {
			this.#leave(console);
			throw error;
		}
		this.#leave(console);
		return refused('not-found', { kind: 'sitting' });
	}

	async #welcome(console: Console): Promise<boolean> {
		// From before the reading on: what is committed meanwhile is told again and never missed.
		const id = this.ctx.store.cursor();
		const view = await commonView(this.ctx, this.id);
		if (!view) return false;
		if (!this.#consoles.has(console)) return true;
		this.#keep(view.head, view.rows);
		this.#stop ??= this.#watch(id);
		this.#welcomed.add(console);
		console.tell({ event: 'snapshot', id, data: viewFor(console.viewer, this.ctx.clock.now(), view) });
		return true;
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#turn.then(work);
		this.#turn = turn.then(
			() => undefined,
			(error: unknown) => this.ctx.log.error('watch-sitting', error)
		);
		return turn;
	}

	/** Ends what every console hears. */
	end(): void {
		for (const console of [...this.#consoles]) this.#letGo(console);
	}

	#letGo(console: Console): void {
		this.#leave(console);
		this.#guarded(() => console.end());
	}

	/** What fails for one console fails for it alone. Whether it was done. */
	#guarded(act: () => void): boolean {
		try {
			act();
			return true;
		} catch (error) {
			this.ctx.log.error('watch-sitting', error);
			return false;
		}
	}

	#keep(head: SittingHead, rows: readonly CommonRow[]): void {
		this.#head = head;
		for (const row of rows) this.#rows.set(row.attempt, row);
	}

	#leave(console: Console): void {
		this.#consoles.delete(console);
		this.#welcomed.delete(console);
		if (this.#consoles.size) return;
		this.#stop?.();
		this.#stop = undefined;
		clearTimeout(this.#gathering);
		this.over();
	}

	#watch(from: Cursor): () => void {
		const { store } = this.ctx;
		const head = () => this.#note(() => (this.#headDirty = true));
		const stops = [
			store.watch('attempt', from, ({ id }) => {
				if (this.#rows.has(id)) this.#note(() => this.#dirty.add(id));
			}),
			store.watch('sitting', from, ({ id }) => void (id === this.id && head())),
			// Seats are enrolled in the room's record, and documents are about the sitting in theirs.
			store.watch('room', from, ({ id }) => void (id === this.#head?.state.room && head())),
			store.watch('document', from, ({ summary }: Watched) => void (summary.sitting === this.id && head()))
		];
		const look = setInterval(() => this.#look(), LOOK_MS);
		look.unref();
		return () => {
			clearInterval(look);
			for (const stop of stops) stop();
		};
	}

	/** A page that falls silent leaves no fact: its row is made again. So is what could not be read before. */
	#look(): void {
		if (this.#headDirty || this.#dirty.size) this.#note(() => undefined);
		for (const [id, row] of this.#rows) {
			const { connection, unsaved } = signsOf(this.ctx, id, row);
			if (connection !== row.connection || unsaved !== row.unsaved) this.#note(() => this.#dirty.add(id));
		}
	}

	#note(mark: () => void): void {
		mark();
		this.#gathering ??= setTimeout(() => {
			this.#gathering = undefined;
			void this.#inTurn(() => this.#tell()).catch(() => undefined);
		}, GATHER_MS);
	}

	/** Makes anew what changed, and nothing else, and tells it. */
	async #tell(): Promise<void> {
		const id = this.ctx.store.cursor();
		const made = await this.#made();
		if (!made) return;
		const { rows, sitting } = made;
		const now = this.ctx.clock.now();
		for (const console of this.#welcomed) {
			const { viewer } = console;
			const own = sitting ? { sitting: headFor(viewer, sitting) } : {};
			const data = { now, rows: rows.map(seenBy(viewer)), ...own };
			if (!this.#guarded(() => console.tell({ event: 'change', id, data }))) this.#letGo(console);
		}
	}

	/** What changed; marks are taken off first, so that a change during the reading is not lost, and put back if it fails. */
	async #made(): Promise<{ rows: CommonRow[]; sitting: SittingHead | undefined } | undefined> {
		const headDirty = this.#headDirty;
		let changed: string[] = [];
		try {
			const sitting = await this.#newHead();
			changed = [...this.#dirty];
			this.#dirty.clear();
			const head = this.#head;
			if (!head) return undefined;
			const rows: CommonRow[] = [];
			for (const attempt of changed) {
				const row = await commonRow(this.ctx, attempt, head.state);
				if (row) rows.push(row);
			}
			this.#keep(head, rows);
			return { rows, sitting };
		} catch (error) {
			this.#headDirty ||= headDirty;
			for (const attempt of changed) this.#dirty.add(attempt);
			throw error;
		}
	}

	async #newHead(): Promise<SittingHead | undefined> {
		if (!this.#headDirty) return undefined;
		this.#headDirty = false;
		const before = this.#head?.state.phase;
		this.#head = await commonHead(this.ctx, this.id);
		// With the doors closed whoever never began is absent: every row says so.
		if (this.#head?.state.phase !== before) for (const id of this.#rows.keys()) this.#dirty.add(id);
		return this.#head;
	}
}

/** The consoles of all sittings; made once. */
export class Consoles {
	readonly #watches = new Map<string, Watch>();

	constructor(private readonly ctx: ExamContext) {}

	/**
	 * Lets a console follow a sitting: a snapshot, then what changes, within a tenth of a second. `end` is called when the
	 * server goes. Returns how to stop following; refuses 'not-found'.
	 */
	join(
		id: string,
		viewer: Actor,
		tell: (told: Told) => void,
		end: () => void
	): Promise<Unsubscribe | Refused> {
		let watch = this.#watches.get(id);
		if (!watch) {
			const made: Watch = new Watch(this.ctx, id, () => {
				if (this.#watches.get(id) === made) this.#watches.delete(id);
			});
			this.#watches.set(id, (watch = made));
		}
		return watch.join({ viewer, tell, end });
	}

	/** The server goes: every console is let go, to come back when it is up again. */
	end(): void {
		for (const watch of [...this.#watches.values()]) watch.end();
	}

	/** Of how many sittings somebody follows what happens. */
	get watched(): number {
		return this.#watches.size;
	}
}
