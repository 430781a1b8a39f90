import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import type { Exports, Files } from '../ports.ts';

async function sync(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}

/** On the disk with its name when it resolves; two at once write the same bytes under names of their own. */
async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
	const folder = dirname(path);
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const temporary = `${path}.${randomUUID()}.tmp`;
	const file = await open(temporary, 'wx', 0o600);
	try {
		await file.writeFile(bytes);
		await file.sync();
	} finally {
		await file.close();
	}
	await rename(temporary, path);
	await sync(folder);
	await sync(dirname(folder));
}

/** Attached files under `<folder>/files`, named by the SHA-256 of their bytes, on the disk before the fact that names them. */
export function filesIn(folder: string): Files {
	const pathOf = (sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256);
	return {
		async put(bytes) {
			const sha256 = createHash('sha256').update(bytes).digest('hex');
			await writeDurably(pathOf(sha256), bytes);
			return { sha256, size: bytes.length };
		},
		async get(sha256) {
			if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined;
			return readFile(pathOf(sha256)).catch(() => undefined);
		}
	};
}

/** The exports folder: what the program writes for people. */
export function exportsIn(folder: string): Exports {
	const root = resolve(folder);
	return {
		async write(path, bytes) {
			const target = resolve(root, path);
			if (!target.startsWith(root + sep)) throw new Error('An export stays in the exports folder.');
			await mkdir(dirname(target), { recursive: true, mode: 0o750 });
			// A bundle's bank holds keys: for the archive, readable by the owner only.
			await writeFile(target, bytes, { mode: path.endsWith('/bank.json') ? 0o600 : 0o640 });
		}
	};
}
