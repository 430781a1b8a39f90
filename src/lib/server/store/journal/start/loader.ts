import { brokenAt, type Fact, type Json, type Registry } from '../../../../domain/facts.ts';
import { kindOf, nameOf, type RecordRef } from '../../records/kinds.ts';
import { fold } from '../../records/stage.ts';
import type { Documents, RecordDocument } from '../behind/documents.ts';
import type { Entry } from '../books/entries.ts';
import type { Disk } from '../io/disk.ts';
import type { Keys } from '../secrets/keys.ts';
import { readLines } from '../log/read-lines.ts';
import { START, type Position } from '../log/segments.ts';
import type { HotRecord } from '../books/shelf.ts';

/** What one journal line says of one record. */
export interface Part {
	line: number;
	facts: Fact[];
	conf: string | undefined;
}

/** What loading needs of the store. */
export interface LoaderParts {
	disk: Disk;
	folder: string;
	kinds: Registry;
	keys: Keys;
	documents: Documents;
	notice(text: string): void;
}

/** Brings records back into memory: from their documents when these agree with the journal, else from the journal. */
export class Loader {
	constructor(private readonly parts: LoaderParts) {}

	/** The record as it stands by `entry`. */
	async load(record: RecordRef, entry: Entry): Promise<HotRecord> {
		const document = await this.parts.documents.read(record);
		if (document && this.isCurrent(document, record, entry)) {
			return this.revive(record, document.facts, document.confidential, entry.line);
		}
		this.parts.notice(
			`The document of ${nameOf(record)} was missing or did not agree: made again from the journal.`
		);
		const found = await this.collect(new Set([nameOf(record)]), { until: entry.line });
		return { ...this.fromParts(record, found.get(nameOf(record)) ?? [], entry), dirty: true };
	}

	/** Whether a document says what the journal says. It is only believed after its chain was recomputed. */
	isCurrent(document: RecordDocument, record: RecordRef, entry: Entry): boolean {
		const readable = entry.key !== undefined && this.parts.keys.has(entry.key);
		return (
			isWhole(document, record) &&
			document.line === entry.line &&
			document.version === entry.version &&
			document.head === entry.head &&
			(document.confidential !== undefined) === readable
		);
	}

	/** A record of nothing but journal lines: its whole history, or what came after its document. */
	fromParts(record: RecordRef, parts: readonly Part[], entry: Entry, base?: RecordDocument): HotRecord {
		const later = parts.filter(({ line }) => line > (base?.line ?? 0));
		const facts = [...(base?.facts ?? []), ...later.flatMap((part) => part.facts)];
		const conf = later.findLast((part) => part.conf !== undefined)?.conf;
		const readable = entry.key !== undefined && this.parts.keys.has(entry.key);
		const confidential = conf === undefined ? base?.confidential : this.parts.keys.decrypt(record, conf);
		const revived = this.revive(record, facts, readable ? confidential : undefined, entry.line);
		if (revived.tip.version !== entry.version || revived.tip.head !== entry.head) {
			throw new Error(`${nameOf(record)} cannot be made again from the journal.`);
		}
		return revived;
	}

	/** What the journal says of some records, after `from` and up to line `until`. */
	async collect(
		names: ReadonlySet<string>,
		range: { from?: Position; until?: number } = {}
	): Promise<Map<string, Part[]>> {
		const found = new Map<string, Part[]>();
		await readLines(
			this.parts.disk,
			this.parts.folder,
			(line) => {
				for (const change of line.changes ?? []) {
					const name = nameOf(change);
					if (!names.has(name)) continue;
					const part = { line: line.n, facts: change.facts, conf: change.conf };
					const parts = found.get(name);
					if (parts) parts.push(part);
					else found.set(name, [part]);
				}
			},
			{ from: range.from ?? START, until: range.until }
		);
		return found;
	}

	revive(record: RecordRef, facts: readonly Fact[], confidential: Json | undefined, line: number): HotRecord {
		const state = fold(kindOf(this.parts.kinds, record.kind), undefined, facts);
		const tip = { version: facts.length, head: facts.at(-1)?.hash ?? '', state, confidential };
		const { kind, id } = record;
		return { kind, id, tip, facts: [...facts], line, dirty: false, writtenAt: -Infinity };
	}
}

/** Whether a document is of that record, says the same in all its parts, and its chain holds. */
export function isWhole(document: RecordDocument, { kind, id }: RecordRef): boolean {
	const { facts, version, head } = document;
	if (document.kind !== kind || document.id !== id || !Array.isArray(facts)) return false;
	return version === facts.length && head === facts.at(-1)?.hash && brokenAt(facts) === null;
}
