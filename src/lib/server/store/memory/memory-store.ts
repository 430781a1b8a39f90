import type { ConfidentialOf, Fact, Json, Registry, Stamp, StateOf } from '../../../domain/facts.ts';
import type {
	Change,
	Cursor,
	Listed,
	ListQuery,
	Page,
	Store,
	Stored,
	Unsubscribe,
	Watched
} from '../../ports.ts';
import { Unavailable } from '../../ports.ts';
import { kindOf, type RecordRef } from '../records/kinds.ts';
import { matchesOf, pageOf } from '../records/listing.ts';
import { plain } from '../records/plain.ts';
import {
	NOTHING,
	stage,
	summaryOf,
	type Staging,
	type StagedChange,
	type Tip,
	type View
} from '../records/stage.ts';
import { Watchers } from '../records/watchers.ts';

interface Kept extends Listed {
	tip: Tip;
	facts: Fact[];
}

/**
 * A store that lives as long as the process: for tests and demonstrations. States are frozen, so that code that changes
 * what it has read fails here and not in the exam room.
 *
 * @example
 * const store = memoryStore({ kinds: KINDS });
 * await store.commit([{ kind: 'sitting', id, expectedVersion: 0, facts }], { at: clock.now(), by: 'user:1' });
 */
export function memoryStore<R extends Registry>({ kinds }: { kinds: R }): Store<R> {
	return new MemoryStore<R>(kinds);
}

class MemoryStore<R extends Registry> implements Store<R>, View {
	readonly #kinds: R;
	readonly #records = new Map<string, Map<string, Kept>>();
	readonly #holders = new Map<string, RecordRef>();
	readonly #pulses = new Map<string, Json>();
	readonly #watchers = new Watchers(0, (error) => console.error('A listener failed:', error));
	readonly #staging: Staging;
	#lines = 0;
	#committed: Cursor = 0;
	#closed = false;

	constructor(kinds: R) {
		this.#kinds = kinds;
		this.#staging = { kinds, disguise: (unique) => unique };
	}

	async read<K extends keyof R & string>(kind: K, id: string) {
		const kept = this.#of(kind).get(id);
		if (!kept) return undefined;
		return { ...kept.tip } as Stored<StateOf<R[K]>, ConfidentialOf<R[K]>>;
	}

	async facts(kind: keyof R & string, id: string): Promise<Fact[]> {
		return [...(this.#of(kind).get(id)?.facts ?? [])];
	}

	async list(kind: keyof R & string, query?: ListQuery): Promise<Page> {
		return pageOf(this.#of(kind).values(), query);
	}

	async all(kind: keyof R & string, query?: Pick<ListQuery, 'where' | 'search'>): Promise<Listed[]> {
		return matchesOf(this.#of(kind).values(), query);
	}

	async find(unique: string): Promise<RecordRef | undefined> {
		return this.holder(unique);
	}

	async commit(changes: readonly Change[], stamp: Stamp): Promise<Cursor> {
		this.#assertOpen();
		if (changes.length === 0) return this.#committed;
		const staged = stage(this.#staging, this, changes, stamp);
		this.#lines += 1;
		this.#committed = this.#lines;
		for (const change of staged) this.#apply(change);
		return this.#committed;
	}

	watch(kind: keyof R & string, from: Cursor, listener: (change: Watched) => void): Unsubscribe {
		const snapshot = () => [...this.#of(kind).values()].map((kept) => watched(this.#committed, kept));
		return this.#watchers.watch(kind, from, listener, snapshot);
	}

	cursor(): Cursor {
		return this.#committed;
	}

	async pulse(key: string, value: Json): Promise<void> {
		this.#assertOpen();
		this.#lines += 1;
		this.#pulses.set(key, plain(value));
	}

	async lastPulse(key: string): Promise<Json | undefined> {
		return this.#pulses.get(key);
	}

	async erase(kind: keyof R & string, id: string): Promise<void> {
		this.#assertOpen();
		const kept = this.#of(kind).get(id);
		if (kept?.tip.confidential === undefined) return;
		const tip = { ...kept.tip, confidential: undefined };
		const erased = { ...kept, tip, summary: summaryOf(kindOf(this.#kinds, kind), tip) };
		this.#of(kind).set(id, erased);
		this.#watchers.redact({ kind, id }, erased.summary);
		this.#watchers.publish(kind, watched(this.#committed, erased));
	}

	async close(): Promise<void> {
		this.#closed = true;
	}

	tip({ kind, id }: RecordRef): Tip {
		return this.#of(kind).get(id)?.tip ?? NOTHING;
	}

	holder(unique: string): RecordRef | undefined {
		const holder = this.#holders.get(unique);
		return holder && { ...holder };
	}

	#apply({ kind, id, facts, unique, tip, summary }: StagedChange): void {
		const before = this.#of(kind).get(id);
		const kept = {
			id,
			version: tip.version,
			summary,
			tip: freeze(tip),
			facts: [...(before?.facts ?? []), ...facts.map(freeze)]
		};
		this.#of(kind).set(id, kept);
		for (const key of unique) this.#holders.set(key, { kind, id });
		this.#watchers.publish(kind, { ...watched(this.#committed, kept), facts });
	}

	#of(kind: string): Map<string, Kept> {
		kindOf(this.#kinds, kind);
		let records = this.#records.get(kind);
		if (!records) this.#records.set(kind, (records = new Map()));
		return records;
	}

	#assertOpen(): void {
		if (this.#closed) throw new Unavailable('The store is closed.');
	}
}

const watched = (cursor: Cursor, { id, version, summary }: Listed): Watched => ({
	cursor,
	id,
	version,
	facts: [],
	summary
});

/** Stops at what is frozen already: states share most of their branches with the one before. */
function freeze<T>(value: T): T {
	if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
	Object.freeze(value);
	Object.values(value).forEach(freeze);
	return value;
}
