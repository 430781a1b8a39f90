import { createHash, type Hash } from 'node:crypto';
import { join } from 'node:path';
import { GENESIS } from '../../../../domain/facts.ts';
import type { Disk } from '../io/disk.ts';
import { chunksOf } from '../io/files.ts';

/** One file of the journal up to some byte. */
export interface Segment {
	name: string;
	bytes: number;
	lines: number;
	/** Of exactly those bytes. */
	sha256: string;
}

/** A place in the journal: everything up to line `n`, whose hash is `hash`. */
export interface Position {
	n: number;
	hash: string;
	segments: Segment[];
}

/** Before the first line. */
export const START: Position = { n: 0, hash: GENESIS, segments: [] };

const SEGMENT = /^\d{6}\.ndjson$/;

/** The folder of the segments. */
export const journalFolder = (folder: string) => join(folder, 'journal');

/** The name of the segment number `number`, from 1. */
export const segmentName = (number: number) => `${String(number).padStart(6, '0')}.ndjson`;

/** The segments there are, in order. */
export async function segmentNames(disk: Disk, folder: string): Promise<string[]> {
	return (await disk.list(journalFolder(folder))).filter((name) => SEGMENT.test(name));
}

/** Makes the first segment, empty and durable. */
export async function beginJournal(disk: Disk, folder: string): Promise<void> {
	await disk.makeFolder(journalFolder(folder));
	const file = await disk.open(join(journalFolder(folder), segmentName(1)), 'write');
	await file.sync().finally(() => file.close());
	await disk.syncFolder(journalFolder(folder));
}

/** Keeps count of what the segments hold, with a digest that runs on as they grow. */
export class Tally {
	readonly #closed: Segment[] = [];
	#name: string | undefined;
	#hash: Hash = createHash('sha256');
	#bytes = 0;
	#lines = 0;

	/** Counts bytes that end with a whole line. A new name closes the segment before. */
	add(name: string, bytes: Uint8Array, lines: number): void {
		this.begin(name);
		this.#hash.update(bytes);
		this.#bytes += bytes.length;
		this.#lines += lines;
	}

	begin(name: string): void {
		if (name === this.#name) return;
		this.#closed.splice(0, Infinity, ...this.segments());
		this.#name = name;
		this.#hash = createHash('sha256');
		this.#bytes = this.#lines = 0;
	}

	segments(): Segment[] {
		if (this.#name === undefined) return [...this.#closed];
		const sha256 = this.#hash.copy().digest('hex');
		return [...this.#closed, { name: this.#name, bytes: this.#bytes, lines: this.#lines, sha256 }];
	}
}

/** Reads the journal up to `position` and counts it; undefined when it does not hold the very bytes it held then. */
export async function tallyUpTo(disk: Disk, folder: string, position: Position): Promise<Tally | undefined> {
	const tally = new Tally();
	const names = new Set(await segmentNames(disk, folder));
	for (const segment of position.segments) {
		if (!names.has(segment.name)) return undefined;
		tally.begin(segment.name);
		for await (const chunk of chunksOf(disk, join(journalFolder(folder), segment.name), 0, segment.bytes)) {
			tally.add(segment.name, chunk, 0);
		}
		tally.add(segment.name, new Uint8Array(), segment.lines);
		const found = tally.segments().at(-1);
		if (found?.bytes !== segment.bytes || found.sha256 !== segment.sha256) return undefined;
	}
	return tally;
}
