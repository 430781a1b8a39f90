import { createHmac, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DataFolderUnusable } from '../errors.ts';
import type { Disk } from '../io/disk.ts';
import { replaceFileDurably } from '../io/files.ts';

export const SECRET_FILE = 'secret';

/**
 * How unique keys are kept: as a hash keyed with the folder's own secret, so that a personal number (of which there are
 * few enough to try them all) cannot be read from the journal alone.
 */
export async function openDisguise(
	disk: Disk,
	folder: string,
	isNew: boolean
): Promise<(unique: string) => string> {
	const path = join(folder, SECRET_FILE);
	let secret = (await disk.readFile(path))?.toString().trim();
	if (!secret && !isNew) {
		throw new DataFolderUnusable(folder, `the file "${SECRET_FILE}" is missing: copy it from the back-up.`);
	}
	if (!secret) {
		secret = randomBytes(32).toString('hex');
		await replaceFileDurably(disk, path, [`${secret}\n`]);
	}
	const bytes = Buffer.from(secret, 'hex');
	return (unique) => createHmac('sha256', bytes).update(unique).digest('base64url');
}
