import { randomUUID } from 'node:crypto';
import { closeSync, fchmodSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Puts a file in the place of whatever bears its name: a link is replaced, not followed, and nobody ever sees a file half
 * written or with another mode.
 */
export function writeAnew(path: string, content: string, mode: number): void {
	const beside = `${path}.${randomUUID()}.new`;
	const file = openSync(beside, 'wx', 0o600);
	try {
		try {
			writeFileSync(file, content);
			fchmodSync(file, mode);
		} finally {
			closeSync(file);
		}
		renameSync(beside, path);
	} catch (error) {
		rmSync(beside, { force: true });
		throw error;
	}
}
