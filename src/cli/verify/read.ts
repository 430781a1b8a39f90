import {
	closeSync,
	constants,
	fstatSync,
	lstatSync,
	openSync,
	readdirSync,
	readFileSync,
	statSync
} from 'node:fs';
import { join } from 'node:path';
import type { BundleFiles } from '../../lib/domain/exam/bundle.ts';
import { unzip } from '../../lib/server/interchange/zip.ts';

/** No sitting comes near it; a file of more is no bundle. */
const MAX_BYTES = 256 * 1024 * 1024;
const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;

/** The bytes of a regular file of bounded size; neither a link nor a pipe is followed or waited for. Throws on others. */
export function readRegular(path: string, left = MAX_BYTES): Uint8Array {
	if (!lstatSync(path).isFile()) throw new Error(`${path} is not a regular file.`);
	const file = openSync(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	try {
		const found = fstatSync(file);
		if (!found.isFile()) throw new Error(`${path} is not a regular file.`);
		if (found.size > left) throw new Error(`${path} is too large for a bundle.`);
		return new Uint8Array(readFileSync(file));
	} finally {
		closeSync(file);
	}
}

/** Entries of a packed bundle without the folder they lie in. */
function unpacked(archive: Uint8Array): BundleFiles {
	const files = unzip(archive);
	const folders = new Set([...files.keys()].map((path) => path.split('/')[0]));
	if (folders.size !== 1) throw new Error('The archive holds more than one folder.');
	return new Map([...files].map(([path, bytes]) => [path.slice(path.indexOf('/') + 1), bytes]));
}

/** A bundle has one folder inside; whatever else lies there is no file of it. */
const FOLDER = 'facts';

function paths(folder: string): string[] {
	return readdirSync(folder).flatMap((name) =>
		name === FOLDER && lstatSync(join(folder, name)).isDirectory()
			? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`)
			: [name]
	);
}

/** The files of a bundle: of its folder, or of the archive it was downloaded as. Throws on what cannot be read. */
export function readBundleFiles(path: string): BundleFiles {
	if (!statSync(path).isDirectory()) return unpacked(readRegular(path));
	const files: BundleFiles = new Map();
	let left = MAX_BYTES;
	for (const name of paths(path)) {
		const bytes = readRegular(join(path, name), left);
		left -= bytes.length;
		files.set(name, bytes);
	}
	return files;
}
