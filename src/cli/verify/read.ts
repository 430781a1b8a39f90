import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { BundleFiles } from '../../lib/domain/exam/bundle.ts';
import { unzip } from '../../lib/server/interchange/zip.ts';

/** Entries of a packed bundle without the folder they lie in. */
function unpacked(archive: Uint8Array): BundleFiles {
	const files = unzip(archive);
	const folders = new Set([...files.keys()].map((path) => path.split('/')[0]));
	if (folders.size !== 1) throw new Error('The archive holds more than one folder.');
	return new Map([...files].map(([path, bytes]) => [path.slice(path.indexOf('/') + 1), bytes]));
}

/** The files of a bundle: of its folder, or of the archive it was downloaded as. Throws on what cannot be read. */
export function readBundleFiles(path: string): BundleFiles {
	if (!statSync(path).isDirectory()) return unpacked(readFileSync(path));
	const files: BundleFiles = new Map();
	for (const entry of readdirSync(path, { withFileTypes: true, recursive: true })) {
		if (entry.isDirectory()) continue;
		const file = join(entry.parentPath, entry.name);
		files.set(relative(path, file).split(sep).join('/'), new Uint8Array(readFileSync(file)));
	}
	return files;
}
