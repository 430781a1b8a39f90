import { dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Disk, DiskFile, OpenMode } from '../io/disk.ts';
import { Inode, type Chance } from './inode.ts';

/** What changes the disk, in the order it happens: `write`, `truncate`, `sync`, `create`, `rename`, `remove`, `syncFolder`. */
export type Operation = 'write' | 'truncate' | 'sync' | 'create' | 'rename' | 'remove' | 'syncFolder';

/** Decides what happens at the operation number `count` (from 1): nothing special, an error, or the power goes. */
export type Fate = (count: number, operation: Operation, path: string) => Error | 'power cut' | undefined;

type Names = Map<string, Inode>;

/**
 * A disk in memory that fails, or loses its power, at a chosen operation. After a power cut may be found: what was synced,
 * any sectors of what was not, and of the names in a folder those synced and some that came next.
 */
export class FailingDisk implements Disk {
	/** How often something was changed. */
	count = 0;
	/** While it is set, nothing on this disk goes on. */
	held: Promise<void> | undefined;
	#names: Names = new Map();
	/** By folder: names on the platter, and the changes since. */
	#folders = new Map<string, { durable: Names; unsynced: Array<(names: Names) => void> }>();
	#off = false;

	constructor(
		private readonly fate: Fate = () => undefined,
		private readonly chance: Chance = () => 0.5
	) {}

	get isOff(): boolean {
		return this.#off;
	}

	async open(path: string, mode: OpenMode): Promise<DiskFile> {
		await this.#takeTime();
		let inode = this.#names.get(path);
		if (!inode && mode === 'read') throw systemError('ENOENT');
		if (!inode) {
			this.#operate('create', path);
			inode = new Inode();
			this.#name(path, inode);
		}
		if (mode === 'anew' && inode.bytes.length > 0) {
			this.#operate('truncate', path);
			inode.truncate(0);
		}
		return this.#file(path, inode);
	}

	async readFile(path: string): Promise<Buffer | undefined> {
		await this.#takeTime();
		const inode = this.#names.get(path);
		return inode && Buffer.from(inode.bytes);
	}

	async list(folder: string): Promise<string[]> {
		this.#assertPower();
		const inside = [...this.#names.keys()].filter((path) => dirname(path) === folder);
		return inside.map((path) => path.slice(folder.length + 1)).sort();
	}

	makeFolder(): Promise<void> {
		return this.#takeTime();
	}

	async rename(from: string, to: string): Promise<void> {
		await this.#takeTime();
		this.#operate('rename', to);
		const inode = this.#names.get(from);
		if (!inode) throw systemError('ENOENT');
		// Both names change at once: a journaling file system never shows half a renaming.
		const change = (names: Names) => {
			names.delete(from);
			names.set(to, inode);
		};
		change(this.#names);
		this.#folder(dirname(to)).unsynced.push(change);
	}

	async remove(path: string): Promise<void> {
		await this.#takeTime();
		if (!this.#names.has(path)) return;
		this.#operate('remove', path);
		this.#names.delete(path);
		this.#folder(dirname(path)).unsynced.push((names) => names.delete(path));
	}

	async syncFolder(path: string): Promise<void> {
		await this.#takeTime();
		this.#operate('syncFolder', path);
		const folder = this.#folder(path);
		for (const change of folder.unsynced.splice(0)) change(folder.durable);
	}

	async lock(): Promise<() => Promise<void>> {
		this.#assertPower();
		return async () => {};
	}

	/** All bytes that can be found on the disk now, for who looks for a secret. */
	text(): string {
		return [...this.#names.values()].map(({ bytes }) => bytes.toString()).join('\n');
	}

	/** Nothing can be done with this disk any more. */
	cutPower(): void {
		this.#off = true;
	}

	/** The disk after the power came back: what was synced, and any part of what was not. */
	afterPowerCut(fate?: Fate): FailingDisk {
		const after = new FailingDisk(fate, this.chance);
		for (const [path, inode] of this.#survivingNames()) {
			after.#names.set(path, inode.afterPowerCut(this.chance));
		}
		for (const [path, inode] of after.#names) after.#folder(dirname(path)).durable.set(path, inode);
		return after;
	}

	/** The disk after only the process died: all it wrote is there, and what it did not sync can still be lost. */
	afterKill(fate?: Fate): FailingDisk {
		const after = new FailingDisk(fate, this.chance);
		after.#names = this.#names;
		after.#folders = this.#folders;
		return after;
	}

	#survivingNames(): Names {
		const found: Names = new Map();
		for (const { durable, unsynced } of this.#folders.values()) {
			const names = new Map(durable);
			for (const change of unsynced.slice(0, Math.floor(this.chance() * (unsynced.length + 1))))
				change(names);
			for (const [path, inode] of names) found.set(path, inode);
		}
		return found;
	}

	#file(path: string, inode: Inode): DiskFile {
		return {
			size: async () => inode.bytes.length,
			read: async (position, length) => {
				this.#assertPower();
				return Buffer.from(inode.bytes.subarray(position, position + length));
			},
			write: async (bytes, position) => {
				await this.#takeTime();
				return this.#write(path, inode, Buffer.from(bytes), position);
			},
			truncate: async (size) => {
				await this.#takeTime();
				this.#operate('truncate', path);
				inode.truncate(size);
			},
			sync: async () => {
				await this.#takeTime();
				this.#operate('sync', path);
				inode.sync();
			},
			close: async () => {}
		};
	}

	/** A write that fails, or that the power cut, has put down some of its bytes. */
	#write(path: string, inode: Inode, bytes: Buffer, position: number): number {
		try {
			this.#operate('write', path);
		} catch (error) {
			const part = bytes.subarray(0, Math.ceil(this.chance() * 1.5 * bytes.length));
			inode.write(part, position);
			throw error;
		}
		// A disk may take less than it is given.
		const taken = this.chance() < 0.1 ? Math.ceil(bytes.length / 2) : bytes.length;
		inode.write(bytes.subarray(0, taken), position);
		return taken;
	}

	#operate(operation: Operation, path: string): void {
		this.#assertPower();
		this.count += 1;
		const fate = this.fate(this.count, operation, path);
		if (fate === 'power cut') this.#off = true;
		else if (fate) throw fate;
		this.#assertPower();
	}

	/** A real disk takes its time, and other things happen meanwhile. */
	async #takeTime(): Promise<void> {
		this.#assertPower();
		await this.held;
		if (this.chance() < 0.3) await breathe();
		this.#assertPower();
	}

	#assertPower(): void {
		if (this.#off) throw systemError('EIO');
	}

	#name(path: string, inode: Inode): void {
		this.#names.set(path, inode);
		this.#folder(dirname(path)).unsynced.push((names) => names.set(path, inode));
	}

	#folder(path: string) {
		let folder = this.#folders.get(path);
		if (!folder) this.#folders.set(path, (folder = { durable: new Map(), unsynced: [] }));
		return folder;
	}
}

/** An error as the system gives it. */
export function systemError(code: string): NodeJS.ErrnoException {
	return Object.assign(new Error(`${code}: simulated`), { code });
}
