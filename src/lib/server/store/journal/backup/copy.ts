import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, DataFolderUnusable } from '../errors.ts';
import type { Disk } from '../io/disk.ts';
import { chunksOf, writeAll } from '../io/files.ts';

/** Copies a file (its first `bytes` only, when given), durably. Returns the SHA-256 of what was copied. */
export async function copyFile(disk: Disk, from: string, to: string, bytes = Infinity): Promise<string> {
	const hash = createHash('sha256');
	const file = await disk.open(to, 'anew');
	try {
		let position = 0;
		for await (const chunk of chunksOf(disk, from, 0, bytes)) {
			hash.update(chunk);
			await writeAll(file, chunk, position);
			position += chunk.length;
		}
		await file.sync();
	} finally {
		await file.close();
	}
	return hash.digest('hex');
}

/** Copies a folder and all below it. Returns how many files; none when there is no such folder. */
export async function copyFolder(disk: Disk, from: string, to: string): Promise<number> {
	let copied = 0;
	const entries = await readdir(from, { withFileTypes: true }).catch(noneWhenMissing);
	if (entries.length > 0) await disk.makeFolder(to);
	for (const entry of entries) {
		const [source, target] = [join(from, entry.name), join(to, entry.name)];
		if (entry.isDirectory()) copied += await copyFolder(disk, source, target);
		if (entry.isFile() && (await copyUnlessGone(disk, source, target))) copied += 1;
	}
	if (entries.length > 0) await disk.syncFolder(to);
	return copied;
}

/** Makes an empty folder, or takes one that is there. Refuses with `DataFolderUnusable` when something lies in it. */
export async function emptyFolder(disk: Disk, folder: string): Promise<void> {
	await disk.makeFolder(folder);
	const [first] = await disk.list(folder);
	if (first !== undefined)
		throw new DataFolderUnusable(folder, `the folder is not empty ("${first}" lies in it).`);
}

/** A file that was being written under another name may be gone by now: it will come with the next back-up. */
async function copyUnlessGone(disk: Disk, from: string, to: string): Promise<boolean> {
	try {
		await copyFile(disk, from, to);
		return true;
	} catch (error) {
		if (codeOf(error) !== 'ENOENT') throw error;
		await disk.remove(to);
		return false;
	}
}

function noneWhenMissing(error: unknown): never[] {
	if (codeOf(error) === 'ENOENT') return [];
	throw error;
}
