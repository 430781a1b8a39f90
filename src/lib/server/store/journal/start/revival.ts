import { kindOf, nameOf, type RecordRef } from '../../records/kinds.ts';
import { summaryOf } from '../../records/stage.ts';
import { documentOf } from '../behind/documents.ts';
import type { Ledger } from '../behind/index-file.ts';
import type { Entry } from '../books/entries.ts';
import type { HotRecord } from '../books/shelf.ts';
import { wordsOf } from '../errors.ts';
import { START, type Position } from '../log/segments.ts';
import { isWhole, type Loader, type LoaderParts } from './loader.ts';
import type { Touched } from './replay.ts';

export interface RevivalParts extends LoaderParts {
	loader: Loader;
	/** How many records to hand back at most; of the others only the documents are written. */
	keep: number;
}

/** Facts that are held in memory at the same time when many records are made again. */
const FACTS_AT_ONCE = 100_000;

/** Makes records again, and their summaries in the ledger, after lines were replayed. */
export class Revival {
	/** A confidential part was found whose key is gone. */
	erased = false;
	readonly #records: HotRecord[] = [];

	constructor(
		private readonly parts: RevivalParts,
		private readonly ledger: Ledger
	) {}

	/** Revives what changed after `from`, and what was erased without the index knowing. */
	async revive(touched: ReadonlyMap<string, Touched>, from: Position): Promise<HotRecord[]> {
		const lost: Touched[] = [];
		for (const group of this.#groups(touched.values())) {
			for (const one of group) this.#noteErasure(one.prior?.key);
			lost.push(...(await this.#reviveGroup(group, from)));
		}
		// Their documents are of no use: the whole journal is.
		for (const group of this.#groups(asNew(lost))) await this.#reviveGroup(group, START);
		for (const group of this.#groups(asNew(this.#erasedUnnoticed()))) await this.#reviveGroup(group, START);
		return this.#records;
	}

	/** Hands back those whose documents cannot be built upon. */
	async #reviveGroup(group: readonly Touched[], from: Position): Promise<Touched[]> {
		const { loader, documents } = this.parts;
		const parts = await loader.collect(new Set(group.map(({ record }) => nameOf(record))), { from });
		const lost: Touched[] = [];
		for (const touched of group) {
			const { record, prior } = touched;
			const entry = this.ledger.entries.get(record) as Entry;
			const base = prior && (await documents.read(record));
			const fits = base && isWhole(base, record) && base.line >= prior.line && base.line <= entry.line;
			if (prior && !fits) lost.push(touched);
			else await this.#keep(loader.fromParts(record, parts.get(nameOf(record)) ?? [], entry, base), entry);
		}
		return lost;
	}

	async #keep(record: HotRecord, entry: Entry): Promise<void> {
		const { documents, loader, kinds, notice } = this.parts;
		const summary = summaryOf(kindOf(kinds, record.kind), record.tip);
		const key = this.#noteErasure(entry.key) ? undefined : entry.key;
		this.ledger.entries.set(record.kind, { ...entry, key, summary });
		if (this.#records.length < this.parts.keep) {
			this.#records.push({ ...record, dirty: true });
			return;
		}
		const document = await documents.read(record);
		if (document && loader.isCurrent(document, record, { ...entry, key })) return;
		await documents.write(documentOf(record)).catch((error) => notice(wordsOf(error)));
	}

	/** After a crash in the middle of an erasure the index may still show what was erased. */
	#erasedUnnoticed(): Array<{ record: RecordRef }> {
		const records = [...this.ledger.entries.refs()].map((record) => ({ record }));
		return records.filter(({ record }) => this.#noteErasure(this.ledger.entries.get(record)?.key));
	}

	#noteErasure(key: string | undefined): boolean {
		const gone = key !== undefined && !this.parts.keys.has(key);
		this.erased ||= gone;
		return gone;
	}

	*#groups(all: Iterable<Touched>): Generator<Touched[]> {
		let group: Touched[] = [];
		let facts = 0;
		for (const touched of all) {
			group.push(touched);
			facts += this.ledger.entries.get(touched.record)?.version ?? 0;
			if (facts < FACTS_AT_ONCE) continue;
			yield group;
			group = [];
			facts = 0;
		}
		if (group.length > 0) yield group;
	}
}

const asNew = (records: ReadonlyArray<{ record: RecordRef }>): Touched[] =>
	records.map(({ record }) => ({ record, prior: undefined }));
