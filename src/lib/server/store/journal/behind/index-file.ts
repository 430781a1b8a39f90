import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Json, Summary } from '../../../../domain/facts.ts';
import type { RecordRef } from '../../records/kinds.ts';
import { Entries, type Entry } from '../books/entries.ts';
import type { Disk } from '../io/disk.ts';
import { replaceFileDurably } from '../io/files.ts';
import type { Position } from '../log/segments.ts';

/** Everything the store knows of all its records at one place of the journal. */
export interface Ledger {
	entries: Entries;
	/** Who holds which unique key, by its disguise. */
	holders: Map<string, RecordRef>;
	pulses: Map<string, Json>;
	/** The last line that holds a commit. */
	committed: number;
}

/** A ledger and where in the journal it was true. */
export interface Index extends Ledger {
	position: Position;
	release: string;
}

type Row = [version: number, head: string, line: number, key: string | null, summary: Summary];

interface IndexJson {
	format: number;
	release: string;
	position: Position;
	committed: number;
	records: Record<string, Record<string, Row>>;
	unique: Record<string, [kind: string, id: string]>;
	pulses: Record<string, Json>;
}

const FORMAT = 1;
const SEAL = ',\n"sha256":"';
/** How much is turned into text before other work gets its turn. */
const ROWS_AT_ONCE = 200;

export const INDEX_FILE = 'index.json';

const indexPath = (folder: string) => join(folder, INDEX_FILE);

export const emptyLedger = (): Ledger => ({
	entries: new Entries(),
	holders: new Map(),
	pulses: new Map(),
	committed: 0
});

/**
 * Fixes what an index will say at this moment and returns how to write it later, bit by bit, without holding up commits.
 */
export function captureIndexOf(
	ledger: Ledger,
	position: Position,
	release: string
): (disk: Disk, folder: string) => Promise<void> {
	const { committed } = ledger;
	const records = ledger.entries.kinds().map((kind) => [kind, [...ledger.entries.of(kind)]] as const);
	const holders = [...ledger.holders];
	const pulses = Object.fromEntries(ledger.pulses);
	async function* text(): AsyncGenerator<string> {
		yield `{"format":${FORMAT},"release":${JSON.stringify(release)},"committed":${committed},\n`;
		yield `"position":${JSON.stringify(position)},\n"pulses":${JSON.stringify(pulses)},\n"unique":`;
		yield* object(holders, ([key, { kind, id }]) => member(key, [kind, id]));
		yield ',\n"records":{';
		for (const [index, [kind, entries]] of records.entries()) {
			yield `${index > 0 ? ',' : ''}\n${JSON.stringify(kind)}:`;
			yield* object(entries, (entry) => member(entry.id, toRow(entry)));
		}
		yield '}';
	}
	return (disk, folder) => replaceFileDurably(disk, indexPath(folder), sealed(text()));
}

/** The index, or undefined when there is none. Throws when it is there but cannot be used. */
export async function readIndex(disk: Disk, folder: string): Promise<Index | undefined> {
	const file = await disk.readFile(indexPath(folder));
	if (!file) return undefined;
	const text = file.toString();
	const cut = text.lastIndexOf(SEAL);
	if (cut < 0 || sha256(text.slice(0, cut)) !== text.slice(cut + SEAL.length, cut + SEAL.length + 64)) {
		throw new Error('index.json is damaged');
	}
	const json = JSON.parse(text) as IndexJson;
	if (json.format !== FORMAT) throw new Error(`index.json has format ${json.format}`);
	return toIndex(json);
}

function toIndex({ release, position, committed, records, unique, pulses }: IndexJson): Index {
	const entries = new Entries();
	for (const [kind, rows] of Object.entries(records)) {
		for (const [id, row] of Object.entries(rows)) entries.set(kind, toEntry(id, row));
	}
	const holders = new Map(Object.entries(unique).map(([key, [kind, id]]) => [key, { kind, id }]));
	return { release, position, committed, entries, holders, pulses: new Map(Object.entries(pulses)) };
}

const toRow = ({ version, head, line, key, summary }: Entry): Row => [
	version,
	head,
	line,
	key ?? null,
	summary
];

const toEntry = (id: string, [version, head, line, key, summary]: Row): Entry => ({
	id,
	version,
	head,
	line,
	key: key ?? undefined,
	summary
});

const member = (key: string, value: unknown) => `${JSON.stringify(key)}:${JSON.stringify(value)}`;

/** A JSON object with a member on each line, in pieces. */
async function* object<T>(items: readonly T[], toMember: (item: T) => string): AsyncGenerator<string> {
	yield '{';
	for (let from = 0; from < items.length; from += ROWS_AT_ONCE) {
		if (from > 0) await breathe();
		const rows = items.slice(from, from + ROWS_AT_ONCE).map(toMember);
		yield `${from > 0 ? ',' : ''}\n${rows.join(',\n')}`;
	}
	yield '}';
}

async function* sealed(chunks: AsyncIterable<string>): AsyncGenerator<string> {
	const hash = createHash('sha256');
	for await (const chunk of chunks) {
		hash.update(chunk);
		yield chunk;
	}
	yield `${SEAL}${hash.digest('hex')}"}\n`;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Takes the index away, so that nothing can be read from it. */
export async function removeIndex(disk: Disk, folder: string): Promise<void> {
	await disk.remove(indexPath(folder));
	await disk.syncFolder(folder);
}
