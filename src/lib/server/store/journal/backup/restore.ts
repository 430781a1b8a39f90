import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Registry } from '../../../../domain/facts.ts';
import { folderError } from '../errors.ts';
import { realDisk } from '../io/disk.ts';
import { openJournalStore } from '../open-journal-store.ts';
import { copyJournal, copyKeys, FILES_FOLDER } from './backup.ts';
import { copyFolder, emptyFolder } from './copy.ts';
import { verifiedManifest, type Manifest } from './manifest.ts';

/** What `restore` needs. */
export interface Restoring<R extends Registry> {
	/** A back-up made by `backUp`. */
	from: string;
	/** A folder that is empty or not there. */
	to: string;
	kinds: R;
	release?: string;
}

/**
 * Makes a data folder from a back-up: checks the whole chain of lines, copies, replays every fact and writes all
 * documents and the index. Leaves nothing behind when it refuses, with `DamagedJournal` or `DataFolderUnusable`.
 */
export async function restore<R extends Registry>(given: Restoring<R>): Promise<Manifest> {
	const { kinds, release } = given;
	const [from, to] = [resolve(given.from), resolve(given.to)];
	const manifest = await verifiedManifest(realDisk, from);
	try {
		await emptyFolder(realDisk, to);
	} catch (error) {
		throw folderError(to, error);
	}
	try {
		await copyJournal(realDisk, from, to, manifest.segments);
		await copyKeys(realDisk, from, to);
		await copyFolder(realDisk, join(from, FILES_FOLDER), join(to, FILES_FOLDER));
		const store = await openJournalStore({ folder: to, kinds, release });
		try {
			await store.checkpoint();
		} finally {
			await store.close();
		}
	} catch (error) {
		// It was empty before, so everything in it is ours.
		await rm(to, { recursive: true, force: true });
		throw folderError(to, error);
	}
	return manifest;
}
