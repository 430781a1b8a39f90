import { join } from 'node:path';
import { nameOf } from '../../records/kinds.ts';
import { DamagedJournal, DataFolderUnusable } from '../errors.ts';
import type { Disk } from '../io/disk.ts';
import { replaceFileDurably } from '../io/files.ts';
import { readLines } from '../log/read-lines.ts';
import { Tally, type Position } from '../log/segments.ts';

/** What a back-up holds. */
export interface Manifest extends Position {
	format: 1;
	records: number;
	facts: number;
	files: number;
}

const manifestPath = (folder: string) => join(folder, 'backup.json');

/** Reads a journal from end to end and says what it holds. Refuses with `DamagedJournal`. */
export async function survey(
	disk: Disk,
	folder: string
): Promise<Omit<Manifest, 'files'> & { torn: boolean }> {
	const tally = new Tally();
	const records = new Set<string>();
	let facts = 0;
	const { n, hash, torn } = await readLines(disk, folder, (line) => {
		tally.add(line.place.segment, line.bytes, 1);
		for (const change of line.changes ?? []) {
			records.add(nameOf(change));
			facts += change.facts.length;
		}
	});
	return {
		format: 1,
		n,
		hash,
		records: records.size,
		facts,
		segments: tally.segments(),
		torn: torn !== undefined
	};
}

/** Written last: a back-up without it was not finished. */
export function writeManifest(disk: Disk, folder: string, manifest: Manifest): Promise<void> {
	return replaceFileDurably(disk, manifestPath(folder), [`${JSON.stringify(manifest, null, '\t')}\n`]);
}

/**
 * What a back-up says that it holds, once its journal has been read and agrees. Refuses with `DamagedJournal`, or with
 * `DataFolderUnusable` when it is no finished back-up.
 */
export async function verifiedManifest(disk: Disk, folder: string): Promise<Manifest> {
	const file = await disk.readFile(manifestPath(folder));
	if (!file) throw new DataFolderUnusable(folder, 'this is not a finished back-up: backup.json is missing.');
	const manifest = JSON.parse(file.toString()) as Manifest;
	const found = await survey(disk, folder);
	if (found.n !== manifest.n || found.hash !== manifest.hash || found.torn) {
		const last = found.segments.at(-1) ?? { name: '000001.ndjson', lines: 0, bytes: 0 };
		const place = { segment: last.name, line: last.lines + 1, offset: last.bytes };
		throw new DamagedJournal(place, `the back-up holds ${found.n} lines and should hold ${manifest.n}.`);
	}
	return manifest;
}
