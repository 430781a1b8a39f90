import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises';
import { documentOf, type Documents } from './documents.ts';
import { wordsOf } from '../errors.ts';
import { removeIndex } from './index-file.ts';
import type { Disk } from '../io/disk.ts';
import type { HotRecord, Shelf } from '../books/shelf.ts';

/** How often things are written behind the journal, in milliseconds. */
export interface Pace {
	/** The least time between two writings of one record's document. */
	documentEveryMs: number;
	checkpointEveryMs: number;
}

interface FlusherParts {
	disk: Disk;
	folder: string;
	shelf: Shelf;
	documents: Documents;
	/** Fixes what the index will say now, and returns how to write it. */
	captureIndex(): (disk: Disk, folder: string) => Promise<void>;
	notice(text: string): void;
}

/** Documents take at most one part in four of the time, so that commits find the disk and the processor free. */
const REST_FACTOR = 3;
const LONGEST_TICK_MS = 200;
/** Unless so many wait that they would fill the memory. */
const TOO_MANY = 1000;

/** Writes documents and the index behind the journal, one file at a time. */
export class Flusher {
	#lane: Promise<unknown> = Promise.resolve();
	#timer: NodeJS.Timeout | undefined;
	#checkpointAt: number;
	#troubled = false;

	constructor(
		private readonly parts: FlusherParts,
		private readonly pace: Pace
	) {
		this.#checkpointAt = performance.now() + pace.checkpointEveryMs;
	}

	start(): void {
		const everyMs = Math.max(5, Math.min(this.pace.documentEveryMs, this.pace.checkpointEveryMs, 1000) / 4);
		this.#timer = setTimeout(
			() => void this.#tick().finally(() => this.#timer && this.start()),
			everyMs
		).unref();
	}

	stop(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	/** Waits for what is being written, then does `work` while nothing else is. */
	exclusively<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#lane.then(work);
		this.#lane = turn.catch(() => undefined);
		return turn;
	}

	/**
	 * Writes the documents of all that was committed until now, then an index that vouches for it. To be called
	 * `exclusively`. What is committed meanwhile belongs to the next one.
	 */
	async checkpoint(): Promise<void> {
		this.#checkpointAt = performance.now() + this.pace.checkpointEveryMs;
		const { disk, folder, captureIndex } = this.parts;
		const writeIndex = captureIndex();
		for (const record of this.parts.shelf.dirty()) {
			await this.#write(record);
			await breathe();
		}
		await this.parts.documents.sync();
		await writeIndex(disk, folder);
	}

	/** Takes the index away: the next start makes everything again from the journal. */
	async dropIndex(): Promise<void> {
		await removeIndex(this.parts.disk, this.parts.folder);
	}

	/** Trouble here loses nothing, for the journal holds it all: it is told once and tried again. */
	async #tick(): Promise<void> {
		try {
			await this.exclusively(async () => {
				if (performance.now() >= this.#checkpointAt) await this.checkpoint();
				else await this.#writeSome();
			});
			this.#troubled = false;
		} catch (error) {
			if (!this.#troubled) this.parts.notice(`Documents cannot be written now: ${wordsOf(error)}`);
			this.#troubled = true;
		}
	}

	async #writeSome(): Promise<void> {
		const { shelf } = this.parts;
		const until = performance.now() + LONGEST_TICK_MS;
		for (const record of shelf.dirty()) {
			const begun = performance.now();
			if (begun > until) return;
			if (begun - record.writtenAt < this.pace.documentEveryMs) continue;
			await this.#write(record);
			if (shelf.dirtyCount < TOO_MANY) await sleep((performance.now() - begun) * REST_FACTOR);
		}
	}

	async #write(record: HotRecord): Promise<void> {
		if (!record.dirty) return;
		const document = documentOf(record);
		await this.parts.documents.write(document);
		if (record.line === document.line) this.parts.shelf.markWritten(record, performance.now());
		else record.writtenAt = performance.now();
	}
}
