import type { Summary } from '../../../domain/facts.ts';
import type { Cursor, Unsubscribe, Watched } from '../../ports.ts';
import type { RecordRef } from './kinds.ts';

type Listener = (change: Watched) => void;

interface Subscriber {
	kind: string;
	listener: Listener;
	waiting: Watched[];
	draining: boolean;
	gone: boolean;
}

interface Kept {
	kind: string;
	change: Watched;
}

/**
 * Tells listeners what was committed, in order, and keeps the last changes so that one who was away a short while
 * misses nothing. A listener is never called before `watch` has returned.
 */
export class Watchers {
	#kept: Kept[] = [];
	readonly #subscribers = new Set<Subscriber>();

	/** `since`: every change after this cursor will be published here. */
	constructor(
		private since: Cursor,
		private readonly onError: (error: unknown) => void,
		private readonly capacity = 10_000
	) {}

	publish(kind: string, change: Watched): void {
		this.#kept.push({ kind, change });
		// Trimmed by halves: cutting one off at each change would move the whole array every time.
		if (this.#kept.length >= 2 * this.capacity) this.#trim();
		for (const subscriber of this.#subscribers) {
			if (subscriber.kind === kind) this.#hand(subscriber, [change]);
		}
	}

	/** Listens from `from` on. When that is too long ago, `snapshot` (every record as it stands) comes first. */
	watch(kind: string, from: Cursor, listener: Listener, snapshot: () => Watched[]): Unsubscribe {
		const subscriber: Subscriber = { kind, listener, waiting: [], draining: false, gone: false };
		this.#subscribers.add(subscriber);
		this.#hand(subscriber, from < this.since ? snapshot() : this.#after(kind, from));
		return () => {
			subscriber.gone = true;
			this.#subscribers.delete(subscriber);
		};
	}

	/** After an erasure: no kept change may go on showing what was erased. */
	redact({ kind, id }: RecordRef, summary: Summary): void {
		for (const kept of this.#kept) {
			if (kept.kind === kind && kept.change.id === id) kept.change = { ...kept.change, summary };
		}
	}

	#after(kind: string, from: Cursor): Watched[] {
		return this.#kept
			.filter((kept) => kept.kind === kind && kept.change.cursor > from)
			.map((kept) => kept.change);
	}

	#trim(): void {
		const cut = this.#kept.length - this.capacity;
		this.since = this.#kept[cut - 1]?.change.cursor ?? this.since;
		this.#kept = this.#kept.slice(cut);
	}

	#hand(subscriber: Subscriber, changes: Watched[]): void {
		for (const change of changes) subscriber.waiting.push(change);
		if (subscriber.draining || subscriber.waiting.length === 0) return;
		subscriber.draining = true;
		queueMicrotask(() => this.#drain(subscriber));
	}

	#drain(subscriber: Subscriber): void {
		for (let i = 0; i < subscriber.waiting.length && !subscriber.gone; i += 1) {
			try {
				subscriber.listener(subscriber.waiting[i] as Watched);
			} catch (error) {
				this.onError(error);
			}
		}
		subscriber.waiting = [];
		subscriber.draining = false;
	}
}
