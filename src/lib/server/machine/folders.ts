import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Exports, Files } from '../ports.ts';

async function sync(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}

interface Durable {
	/** Where the file is written before it gets its name: on the same disk. Default: beside it. */
	through?: string;
	mode?: number;
	folderMode?: number;
}

/** On the disk with its name when it resolves; two at once write the same bytes under names of their own. */
async function writeDurably(
	path: string,
	bytes: Uint8Array | string,
	{ through, mode = 0o600, folderMode = 0o700 }: Durable = {}
): Promise<void> {
	const folder = dirname(path);
	await mkdir(folder, { recursive: true, mode: folderMode });
	const temporary = join(through ?? folder, `${basename(path)}.${randomUUID()}.tmp`);
	try {
		const file = await open(temporary, 'wx', mode);
		await file
			.writeFile(bytes)
			.then(() => file.sync())
			.finally(() => file.close());
		await rename(temporary, path);
	} catch (error) {
		await rm(temporary, { force: true });
		throw error;
	}
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
		},
		async remove(sha256) {
			if (!/^[0-9a-f]{64}$/.test(sha256)) return;
			await rm(pathOf(sha256), { force: true });
			// The folder's own entry is what goes: it must not come back after a power cut.
			await sync(dirname(pathOf(sha256))).catch(() => undefined);
		}
	};
}

/** What is half written lies apart, so that a folder for people never holds what does not belong there. */
const WRITING = '.writing';

/** The exports folder: what the program writes for people. */
export function exportsIn(folder: string): Exports {
	const root = resolve(folder);
	const through = join(root, WRITING);
	// What a killed process left there is nobody's.
	const ready = rm(through, { recursive: true, force: true }).then(() =>
		mkdir(through, { recursive: true, mode: 0o700 })
	);
	ready.catch(() => undefined);
	return {
		async write(path, bytes) {
			const target = resolve(root, path);
			if (!target.startsWith(root + sep)) throw new Error('An export stays in the exports folder.');
			await ready;
			// A bundle's bank holds keys: for the archive, readable by the owner only.
			const mode = path.endsWith('/bank.json') ? 0o600 : 0o640;
			await writeDurably(target, bytes, { through, mode, folderMode: 0o750 });
		}
	};
}
