import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import type { Fact, Json } from '../../../../domain/facts.ts';
import type { RecordRef } from '../../records/kinds.ts';
import type { HotRecord } from '../books/shelf.ts';
import type { Disk } from '../io/disk.ts';
import { replaceFile } from '../io/files.ts';

/** A record as a person can read it on the disk. */
export interface RecordDocument extends RecordRef {
	version: number;
	head: string;
	/** Number of the journal line that changed it last. */
	line: number;
	state: unknown;
	confidential: Json | undefined;
	facts: readonly Fact[];
}

/** The document of a record as it stands now: its facts go on growing while the disk is at work. */
export function documentOf({ kind, id, tip, line, facts }: HotRecord): RecordDocument {
	return { kind, id, ...tip, line, facts: [...facts] };
}

/**
 * The lowdb documents of the records, `<kind>/<id>.json`. They are written behind the journal and never believed more
 * than it: what is missing, unreadable or old is made again from the journal.
 */
export class Documents {
	readonly #folders = new Set<string>();

	constructor(
		private readonly disk: Disk,
		private readonly folder: string
	) {}

	async write(document: RecordDocument): Promise<void> {
		await this.#makeFolder(document.kind);
		await new Low(this.#adapter(document), document).write();
	}

	/** The document as it lies there, unchecked; undefined when it is missing or unreadable. */
	async read(record: RecordRef): Promise<RecordDocument | undefined> {
		const low = new Low<RecordDocument | undefined>(this.#adapter(record), EMPTY);
		await low.read();
		return low.data === EMPTY ? undefined : low.data;
	}

	/** Removes the document and what an interrupted write may have left of it. */
	async remove(record: RecordRef): Promise<void> {
		const path = this.#path(record);
		await this.#makeFolder(record.kind);
		await this.disk.remove(`${path}.tmp`);
		await this.disk.remove(path);
		await this.disk.syncFolder(join(this.folder, folderOf(record.kind)));
	}

	/** Resolves when all that was written would be found after a power cut. */
	async sync(): Promise<void> {
		for (const kind of this.#folders) await this.disk.syncFolder(join(this.folder, folderOf(kind)));
	}

	async #makeFolder(kind: string): Promise<void> {
		if (this.#folders.has(kind)) return;
		await this.disk.makeFolder(join(this.folder, folderOf(kind)));
		this.#folders.add(kind);
	}

	#adapter(record: RecordRef): Adapter<RecordDocument | undefined> {
		const path = this.#path(record);
		return {
			read: async () => parse(await this.disk.readFile(path)),
			write: async (document) => {
				if (document) await replaceFile(this.disk, path, [format(document)]);
			}
		};
	}

	#path({ kind, id }: RecordRef): string {
		return join(this.folder, folderOf(kind), `${fileNameOf(id)}.json`);
	}
}

const EMPTY = Object.freeze({}) as unknown as RecordDocument;
const LONGEST_NAME = 200;

/** The folder of a kind inside the data folder. */
export const folderOf = (kind: string) => encodeURIComponent(kind).replace(/^\./, '%2E');

function fileNameOf(id: string): string {
	const name = encodeURIComponent(id).replace(/^\./, '%2E');
	return name.length <= LONGEST_NAME ? name : createHash('sha256').update(id).digest('hex');
}

/** Pretty, but a fact stays on one line: that reads like a protocol and is a third of the size. */
function format({ facts, kind, id, version, head, line, state, confidential }: RecordDocument): string {
	const top = JSON.stringify({ kind, id, version, head, line, state, confidential }, null, '\t').slice(0, -2);
	const lines = facts.map((fact) => `\t\t${JSON.stringify(fact)}`);
	return `${top},\n\t"facts": [\n${lines.join(',\n')}\n\t]\n}\n`;
}

function parse(file: Buffer | undefined): RecordDocument | null {
	if (!file) return null;
	try {
		return JSON.parse(file.toString()) as RecordDocument;
	} catch {
		return null;
	}
}
