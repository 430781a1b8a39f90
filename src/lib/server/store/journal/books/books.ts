import type { Registry, Summary } from '../../../../domain/facts.ts';
import type { Cursor, Unsubscribe, Watched } from '../../../ports.ts';
import { kindOf, nameOf, type RecordRef } from '../../records/kinds.ts';
import { NOTHING, summaryOf, type StagedChange, type Tip, type View } from '../../records/stage.ts';
import { Watchers } from '../../records/watchers.ts';
import type { Entry } from './entries.ts';
import type { Ledger } from '../behind/index-file.ts';
import { keyNameOf } from '../secrets/keys.ts';
import type { LineChange } from '../log/line.ts';
import type { HotRecord, Shelf } from './shelf.ts';

/** A staged change as it goes into the journal: with its confidential part encrypted. */
export interface WrittenChange extends StagedChange {
	conf: string | undefined;
}

/** The part of a journal line that says `change`. */
export function toLineChange({ kind, id, tip, facts, unique, conf }: WrittenChange): LineChange {
	return { kind, id, version: tip.version, facts, unique: unique.length > 0 ? unique : undefined, conf };
}

/** What is durable, in memory: every record's entry, the records at hand, and who is told of changes. */
export class Books implements View {
	readonly #watchers: Watchers;

	constructor(
		private readonly kinds: Registry,
		readonly ledger: Ledger,
		readonly shelf: Shelf,
		onListenerError: (error: unknown) => void
	) {
		this.#watchers = new Watchers(ledger.committed, onListenerError);
	}

	entry(record: RecordRef): Entry | undefined {
		kindOf(this.kinds, record.kind);
		return this.ledger.entries.get(record);
	}

	/** The record, brought into memory when it is not there; undefined when there is none. */
	async take(record: RecordRef): Promise<HotRecord | undefined> {
		const entry = this.entry(record);
		return entry && this.shelf.take(record, entry);
	}

	/** Only of records that were taken and are pinned. */
	tip(record: RecordRef): Tip {
		const hot = this.shelf.get(record);
		if (!hot && this.entry(record)) throw new Error(`${nameOf(record)} is not in memory.`);
		return hot?.tip ?? NOTHING;
	}

	holder(unique: string): RecordRef | undefined {
		return this.ledger.holders.get(unique);
	}

	/** Takes in a commit that has become durable. */
	apply(changes: readonly WrittenChange[], cursor: Cursor): void {
		this.ledger.committed = cursor;
		for (const change of changes) this.#applyChange(change, cursor);
	}

	watch(kind: string, from: Cursor, listener: (change: Watched) => void): Unsubscribe {
		kindOf(this.kinds, kind);
		const cursor = this.ledger.committed;
		// Who has seen more than there is followed another history, before a back-up was restored.
		const known = from > cursor ? -1 : from;
		const snapshot = () => [...this.ledger.entries.of(kind)].map((entry) => watched(cursor, entry));
		return this.#watchers.watch(kind, known, listener, snapshot);
	}

	/** Forgets the confidential part of a record, and what its summary showed of it. */
	redact(hot: HotRecord): void {
		const entry = this.entry(hot);
		if (!entry) return;
		hot.tip = { ...hot.tip, confidential: undefined };
		const summary = summaryOf(kindOf(this.kinds, hot.kind), hot.tip);
		const redacted = { ...entry, key: undefined, summary };
		this.ledger.entries.set(hot.kind, redacted);
		this.shelf.markDirty(hot);
		this.#watchers.redact(hot, summary);
		this.#watchers.publish(hot.kind, watched(this.ledger.committed, redacted));
	}

	#applyChange({ kind, id, facts, unique, conf, tip, summary }: WrittenChange, cursor: Cursor): void {
		const record = { kind, id };
		const fresh = { ...record, tip, facts: [], line: cursor, dirty: true, writtenAt: -Infinity };
		const hot = this.shelf.get(record) ?? this.shelf.put(fresh);
		hot.tip = tip;
		hot.line = cursor;
		for (const fact of facts) hot.facts.push(fact);
		this.shelf.markDirty(hot);
		for (const key of unique) this.ledger.holders.set(key, record);
		const key = conf === undefined ? this.entry(record)?.key : keyNameOf(conf);
		const { version, head } = tip;
		this.ledger.entries.set(kind, { id, version, head, line: cursor, key, summary });
		this.#watchers.publish(kind, { cursor, id, version, facts, summary });
	}
}

function watched(
	cursor: Cursor,
	{ id, version, summary }: { id: string; version: number; summary: Summary }
): Watched {
	return { cursor, id, version, facts: [], summary };
}
