import { constants } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, unlink, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf } from '../errors.ts';
import { lockFolder } from './lock.ts';

/** An open file. Positions and lengths are bytes. */
export interface DiskFile {
	size(): Promise<number>;
	/** Up to `length` bytes; fewer at the end of the file. */
	read(position: number, length: number): Promise<Uint8Array>;
	/** How many bytes were written: may be fewer than given. */
	write(bytes: Uint8Array, position: number): Promise<number>;
	truncate(size: number): Promise<void>;
	/** Resolves when all that was written, and the size, would survive a power cut. */
	sync(): Promise<void>;
	close(): Promise<void>;
}

/** `read` refuses when there is no file; `write` creates one; `anew` also empties one that is there. */
export type OpenMode = 'read' | 'write' | 'anew';

/**
 * All that the journal store asks of the world outside, so that tests can take away the disk at any moment.
 * Every file is private to the user that runs the server (0600), every folder too (0700).
 */
export interface Disk {
	open(path: string, mode: OpenMode): Promise<DiskFile>;
	/** The whole file, or undefined when there is none. */
	readFile(path: string): Promise<Buffer | undefined>;
	/** Names in a folder, sorted; none when there is no such folder. */
	list(folder: string): Promise<string[]>;
	makeFolder(path: string): Promise<void>;
	rename(from: string, to: string): Promise<void>;
	/** Removes a file; content when there is none. */
	remove(path: string): Promise<void>;
	/** Resolves when the names in the folder would survive a power cut. */
	syncFolder(path: string): Promise<void>;
	/** Keeps other processes out of a folder until the returned function is called. */
	lock(folder: string): Promise<() => Promise<void>>;
}

const { O_RDONLY, O_RDWR, O_CREAT, O_TRUNC } = constants;
const FLAGS = {
	read: O_RDONLY,
	write: O_RDWR | O_CREAT,
	anew: O_RDWR | O_CREAT | O_TRUNC
} satisfies Record<OpenMode, number>;

/** The real disk. */
export const realDisk: Disk = {
	async open(path, mode) {
		return new RealFile(await open(path, FLAGS[mode], 0o600));
	},
	readFile: (path) => unlessMissing(readFile(path), undefined),
	list: async (folder) => (await unlessMissing(readdir(folder), [])).sort(),
	async makeFolder(path) {
		const first = await mkdir(path, { recursive: true, mode: 0o700 });
		// A new folder is a name in the one above it, which a power cut can take away again.
		for (let made = path; first && made.length >= first.length; made = dirname(made))
			await syncFolder(dirname(made));
	},
	rename,
	remove: (path) => unlessMissing(unlink(path), undefined),
	syncFolder,
	lock: lockFolder
};

async function syncFolder(path: string): Promise<void> {
	const handle = await open(path, O_RDONLY);
	await handle.sync().finally(() => handle.close());
}

class RealFile implements DiskFile {
	constructor(private readonly handle: FileHandle) {}

	async size() {
		return (await this.handle.stat()).size;
	}

	async read(position: number, length: number) {
		const { buffer, bytesRead } = await this.handle.read(Buffer.allocUnsafe(length), 0, length, position);
		return buffer.subarray(0, bytesRead);
	}

	async write(bytes: Uint8Array, position: number) {
		return (await this.handle.write(bytes, 0, bytes.length, position)).bytesWritten;
	}

	truncate = (size: number) => this.handle.truncate(size);
	sync = () => this.handle.datasync();
	close = () => this.handle.close();
}

async function unlessMissing<T>(work: Promise<T>, otherwise: T): Promise<T> {
	try {
		return await work;
	} catch (error) {
		if (codeOf(error) === 'ENOENT') return otherwise;
		throw error;
	}
}
