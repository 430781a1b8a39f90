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
	/** In the order of last use. */
	readonly #records = new Map<string, HotRecord>();
	readonly #loading = new Map<string, Promise<HotRecord>>();
	readonly #pins = new Map<string, number>();
	readonly #dirty = new Set<HotRecord>();

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
		if (found) {
			this.#records.delete(name);
			this.#records.set(name, found);
			return found;
		}
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
		this.#evict();
		return record;
	}

	/** Keeps records here until the returned function is called. */
	pin(records: readonly RecordRef[]): () => void {
		const names = records.map(nameOf);
		for (const name of names) this.#pins.set(name, (this.#pins.get(name) ?? 0) + 1);
		return () => {
			for (const name of names) {
				const left = (this.#pins.get(name) ?? 0) - 1;
				if (left > 0) this.#pins.set(name, left);
				else this.#pins.delete(name);
			}
			this.#evict();
		};
	}

	markDirty(record: HotRecord): void {
		record.dirty = true;
		this.#dirty.add(record);
	}

	markWritten(record: HotRecord, at: number): void {
		record.dirty = false;
		record.writtenAt = at;
		this.#dirty.delete(record);
		this.#evict();
	}

	/** The records whose documents are to be written, the longest waiting first. */
	dirty(): HotRecord[] {
		return [...this.#dirty];
	}

	get dirtyCount(): number {
		return this.#dirty.size;
	}

	#evict(): void {
		let excess = this.#records.size - this.limit;
		if (excess <= 0) return;
		for (const [name, record] of this.#records) {
			if (excess <= 0) return;
			if (record.dirty || this.#pins.has(name)) continue;
			this.#records.delete(name);
			excess -= 1;
		}
	}
}
