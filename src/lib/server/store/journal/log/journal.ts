import { join } from 'node:path';
import type { Disk } from '../io/disk.ts';
import { GrowingFile, unavailable } from '../io/files.ts';
import { DiskFailed, wordsOf } from '../errors.ts';
import { encodeLine, type LineContent } from './line.ts';
import { journalFolder, segmentName, type Position, type Tally } from './segments.ts';

/** Where the journal stands when it is opened for writing. */
export interface JournalEnd {
	n: number;
	hash: string;
	tally: Tally;
}

/** The journal, open at its end. */
export class Journal {
	#n: number;
	#hash: string;
	readonly #tally: Tally;

	private constructor(
		private readonly disk: Disk,
		private readonly folder: string,
		private readonly segmentBytes: number,
		end: JournalEnd,
		private name: string,
		private file: GrowingFile
	) {
		this.#n = end.n;
		this.#hash = end.hash;
		this.#tally = end.tally;
	}

	/** Opens the last segment at `end`, or begins the first one. */
	static async open(disk: Disk, folder: string, end: JournalEnd, segmentBytes: number): Promise<Journal> {
		const last = end.tally.segments().at(-1) ?? { name: segmentName(1), bytes: 0 };
		end.tally.begin(last.name);
		const file = await disk.open(join(journalFolder(folder), last.name), 'write');
		// What was read may have been in memory only; nothing may be built on it before it is durable.
		await file.sync();
		await disk.syncFolder(journalFolder(folder));
		return new Journal(disk, folder, segmentBytes, end, last.name, new GrowingFile(file, last.bytes));
	}

	/** The number of the last durable line. */
	get n(): number {
		return this.#n;
	}

	position(): Position {
		return { n: this.#n, hash: this.#hash, segments: this.#tally.segments() };
	}

	/**
	 * Appends lines with one write and one sync; they are numbered after `n`. All of them or none.
	 * Refuses with `Unavailable` (nothing was kept) or `DiskFailed`.
	 */
	async append(contents: readonly LineContent[]): Promise<void> {
		if (this.file.size >= this.segmentBytes) await this.#beginSegment();
		const batch = this.#n + 1;
		let prev = this.#hash;
		const lines = contents.map((content, index) => {
			const line = encodeLine({ n: batch + index, batch, prev, ...content });
			prev = line.hash;
			return line.bytes;
		});
		const bytes = Buffer.concat(lines);
		await this.file.append(bytes);
		this.#tally.add(this.name, bytes, lines.length);
		this.#n += lines.length;
		this.#hash = prev;
	}

	close(): Promise<void> {
		return this.file.close();
	}

	async #beginSegment(): Promise<void> {
		const name = segmentName(Number.parseInt(this.name, 10) + 1);
		const file = await this.disk.open(join(journalFolder(this.folder), name), 'write').catch((error) => {
			throw unavailable(error);
		});
		await this.disk.syncFolder(journalFolder(this.folder)).catch((error) => {
			throw new DiskFailed(`The disk did not confirm a new segment: ${wordsOf(error)}`, { cause: error });
		});
		await this.file.close();
		this.file = new GrowingFile(file, 0);
		this.name = name;
		this.#tally.begin(name);
	}
}
