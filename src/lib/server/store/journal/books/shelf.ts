import type { Fact } from '../../../../domain/facts.ts';
import { nameOf, type RecordRef } from '../../records/kinds.ts';
import type { Tip } from '../../records/stage.ts';
import type { Entry } from './entries.ts';

/** A record in memory. */
export interface HotRecord extends RecordRef {
	tip: Tip;
	/** Grows in place: copying it at each commit would cost more the longer a record lives. */
	facts: Fact[];
	/** Number of the journal line that changed it last. */
	line: number;
	/** Its document is older than this. */
	dirty: boolean;
	/** When its document was written last, in milliseconds of `performance.now()`. */
	writtenAt: number;
}

/** The records in memory: those used last, those in use and those whose documents are still to be written. */
export class Shelf {
	readonly #records = new Map<string, HotRecord>();
	/** Those that may be let go, in the order of last use. */
	readonly #idle = new Map<string, HotRecord>();
	readonly #dirty = new Set<HotRecord>();
	readonly #pins = new Map<string, number>();
	readonly #loading = new Map<string, Promise<HotRecord>>();

	/** `limit`: how many stay that could be let go. */
	constructor(
		private readonly limit: number,
		private readonly load: (record: RecordRef, entry: Entry) => Promise<HotRecord>
	) {}

	get(record: RecordRef): HotRecord | undefined {
		return this.#records.get(nameOf(record));
	}

	/** The record, loaded when it is not here. */
	async take(record: RecordRef, entry: Entry): Promise<HotRecord> {
		const name = nameOf(record);
		const found = this.#records.get(name);
		if (found) return this.#used(found);
		let loading = this.#loading.get(name);
		if (!loading) {
			loading = this.load(record, entry).then((loaded) => this.put(loaded));
			this.#loading.set(name, loading);
			loading.finally(() => this.#loading.delete(name)).catch(() => undefined);
		}
		return loading;
	}

	put(record: HotRecord): HotRecord {
		this.#records.set(nameOf(record), record);
		if (record.dirty) this.#dirty.add(record);
		return this.#used(record);
	}

	/** Keeps records here until the returned function is called. */
	pin(records: readonly RecordRef[]): () => void {
		const names = records.map(nameOf);
		for (const name of names) {
			this.#pins.set(name, (this.#pins.get(name) ?? 0) + 1);
			this.#idle.delete(name);
		}
		return () => names.forEach((name) => this.#unpin(name));
	}

	markDirty(record: HotRecord): void {
		record.dirty = true;
		this.#dirty.add(record);
		this.#idle.delete(nameOf(record));
	}

	markWritten(record: HotRecord, at: number): void {
		record.dirty = false;
		record.writtenAt = at;
		this.#dirty.delete(record);
		this.#used(record);
	}

	/** The records whose documents are to be written, the longest waiting first. */
	dirty(): HotRecord[] {
		return [...this.#dirty];
	}

	get dirtyCount(): number {
		return this.#dirty.size;
	}

	#unpin(name: string): void {
		const left = (this.#pins.get(name) ?? 0) - 1;
		if (left > 0) {
			this.#pins.set(name, left);
			return;
		}
		this.#pins.delete(name);
		const record = this.#records.get(name);
		if (record) this.#used(record);
	}

	/** Puts a record behind all others in the order of use, and lets the first ones go when there are too many. */
	#used(record: HotRecord): HotRecord {
		const name = nameOf(record);
		this.#idle.delete(name);
		if (!record.dirty && !this.#pins.has(name)) this.#idle.set(name, record);
		for (const oldest of this.#idle.keys()) {
			if (this.#idle.size <= this.limit) break;
			this.#idle.delete(oldest);
			this.#records.delete(oldest);
		}
		return record;
	}
}
