import { join, resolve } from 'node:path';
import { DamagedJournal, DataFolderUnusable, folderError } from '../errors.ts';
import { realDisk, type Disk } from '../io/disk.ts';
import { replaceFileDurably } from '../io/files.ts';
import { beginJournal, journalFolder, segmentNames, type Segment } from '../log/segments.ts';
import { SECRET_FILE } from '../secrets/disguise.ts';
import { KEY_FILE, parseKeys } from '../secrets/key-file.ts';
import { copyFile, copyFolder, emptyFolder } from './copy.ts';
import { survey, writeManifest, type Manifest } from './manifest.ts';

/** The folder of attached files inside a data folder. */
export const FILES_FOLDER = 'files';

/**
 * Copies what a data folder cannot make again — journal, keys, secret, attached files — into an empty folder, while a
 * server may be at work on it. The copy stands at one line of the journal; what comes later waits for the next back-up.
 * It holds the keys too, so it must be guarded as the original is. Refuses with `DamagedJournal` or `DataFolderUnusable`.
 *
 * @example
 * const { records, facts, hash } = await backUp({ from: '/srv/synaq', to: '/mnt/backup/2026-11-22' });
 */
export async function backUp(given: { from: string; to: string; io?: Disk }): Promise<Manifest> {
	const { io: disk = realDisk } = given;
	const [from, to] = [resolve(given.from), resolve(given.to)];
	try {
		await emptyFolder(disk, to);
	} catch (error) {
		throw folderError(to, error);
	}
	const segments = await segmentNames(disk, from);
	if (segments.length === 0) throw new DataFolderUnusable(from, 'there is no journal here.');
	const { torn: _underWay, ...found } = await survey(disk, from);
	// The order matters. A key is durable before a line needs it and a file before a fact names it: what is copied
	// after the lines were counted holds all that they need.
	await copyJournal(disk, from, to, found.segments);
	await copyKeys(disk, from, to);
	const files = await copyFolder(disk, join(from, FILES_FOLDER), join(to, FILES_FOLDER));
	const manifest = { ...found, files };
	await writeManifest(disk, to, manifest);
	return manifest;
}

/** Copies exactly the bytes of those segments. */
export async function copyJournal(
	disk: Disk,
	from: string,
	to: string,
	segments: readonly Segment[]
): Promise<void> {
	await beginJournal(disk, to);
	for (const { name, bytes, sha256 } of segments) {
		const copied = await copyFile(
			disk,
			join(journalFolder(from), name),
			join(journalFolder(to), name),
			bytes
		);
		const place = { segment: name, line: 1, offset: 0 };
		if (copied !== sha256) throw new DamagedJournal(place, 'the segment changed while it was copied.');
	}
	await disk.syncFolder(journalFolder(to));
}

/** Copies the keys that are whole, and the secret of the unique keys. */
export async function copyKeys(disk: Disk, from: string, to: string): Promise<void> {
	const keys = await disk.readFile(join(from, KEY_FILE));
	const secret = await disk.readFile(join(from, SECRET_FILE));
	if (!keys) throw new DataFolderUnusable(from, `the file "${KEY_FILE}" is missing.`);
	if (!secret) throw new DataFolderUnusable(from, `the file "${SECRET_FILE}" is missing.`);
	await replaceFileDurably(disk, join(to, KEY_FILE), [keys.subarray(0, parseKeys(keys).end.offset)]);
	await replaceFileDurably(disk, join(to, SECRET_FILE), [secret]);
}
