import { dirname } from 'node:path';
import { Unavailable } from '../../../ports.ts';
import { DiskFailed, wordsOf } from '../errors.ts';
import type { Disk, DiskFile } from './disk.ts';

const CHUNK = 1 << 20;

/** The content of a file, in pieces. */
export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Writes all of `bytes`, however little the disk takes at a time. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, position: number): Promise<void> {
	for (let done = 0; done < bytes.length;) {
		const written = await file.write(bytes.subarray(done), position + done);
		if (written === 0) throw new Error('the disk takes no more bytes');
		done += written;
	}
}

/** The bytes of a file from `position` on, up to `end` when given, in pieces. */
export async function* chunksOf(
	disk: Disk,
	path: string,
	position = 0,
	end = Infinity
): AsyncGenerator<Uint8Array> {
	const file = await disk.open(path, 'read');
	try {
		while (position < end) {
			const chunk = await file.read(position, Math.min(CHUNK, end - position));
			if (chunk.length === 0) return;
			position += chunk.length;
			yield chunk;
		}
	} finally {
		await file.close();
	}
}

/** Puts a file in the place of another so that at every moment one of the two is there, whole. */
export async function replaceFile(disk: Disk, path: string, chunks: Chunks): Promise<void> {
	const temporary = `${path}.tmp`;
	try {
		await writeNew(disk, temporary, chunks);
		await disk.rename(temporary, path);
	} catch (error) {
		await disk.remove(temporary).catch(() => undefined);
		throw error;
	}
}

async function writeNew(disk: Disk, path: string, chunks: Chunks): Promise<void> {
	const file = await disk.open(path, 'anew');
	try {
		let position = 0;
		for await (const chunk of chunks) {
			const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
			await writeAll(file, bytes, position);
			position += bytes.length;
		}
		await file.sync();
	} finally {
		await file.close();
	}
}

/** As `replaceFile`, and resolves only when the new one would be found after a power cut. */
export async function replaceFileDurably(disk: Disk, path: string, chunks: Chunks): Promise<void> {
	await replaceFile(disk, path, chunks);
	await disk.syncFolder(dirname(path));
}

/** Keeps what is about to be cut off a file at `offset`, for who wants to look at it. */
export async function keepCut(disk: Disk, path: string, offset: number, bytes: Uint8Array): Promise<void> {
	const copy = await disk.open(`${path}.cut-at-${offset}`, 'anew');
	await writeAll(copy, bytes, 0).finally(() => copy.close());
}

/**
 * A file that only grows. An append is durable when it resolves and leaves nothing when it is refused with `Unavailable`
 * (the disk is full or fails; the next one may go well again). `DiskFailed` means that this cannot be promised any more:
 * the process must end.
 */
export class GrowingFile {
	constructor(
		private readonly file: DiskFile,
		public size: number
	) {}

	async append(bytes: Uint8Array): Promise<void> {
		try {
			await writeAll(this.file, bytes, this.size);
		} catch (error) {
			// Synced too: a power cut could bring back whole lines of a commit that is about to be refused.
			await this.cutTo(this.size);
			throw unavailable(error);
		}
		await this.#promise(() => this.file.sync());
		this.size += bytes.length;
	}

	/** Cuts off what an interrupted write left behind `size`, and makes what stands before it durable. */
	async cutTo(size: number): Promise<void> {
		await this.#promise(() => this.file.truncate(size));
		await this.#promise(() => this.file.sync());
	}

	close(): Promise<void> {
		return this.file.close();
	}

	async #promise(work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			throw new DiskFailed(`The disk did not confirm a write: ${wordsOf(error)}`, { cause: error });
		}
	}
}

/** What a caller of the store sees when the disk refuses. */
export function unavailable(error: unknown): Unavailable {
	return new Unavailable(`The disk refuses to write: ${wordsOf(error)}`, { cause: error });
}
