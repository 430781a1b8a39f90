import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { TEST_KINDS, type TestKinds } from '../../contract/test-kinds.ts';
import type { JournalStore } from '../journal-store.ts';
import { openJournalStore, type JournalStoreOptions } from '../open-journal-store.ts';

/** A folder on the real disk that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'synaq-store-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** A store of `TEST_KINDS` in that folder, closed after the test. */
export async function storeIn(
	folder: string,
	options: Partial<JournalStoreOptions<TestKinds>> = {}
): Promise<JournalStore<TestKinds>> {
	const store = await openJournalStore({ folder, kinds: TEST_KINDS, ...options });
	onTestFinished(() => store.close());
	return store;
}

export const segmentPath = (folder: string, number = 1) =>
	join(folder, 'journal', `${String(number).padStart(6, '0')}.ndjson`);

/** Changes a file as a failing disk, or a person, would. */
export async function edit(path: string, change: (text: string) => string): Promise<void> {
	await writeFile(path, change(await readFile(path, 'utf8')));
}

/** Every file below a folder, as text, by its path. */
export async function filesBelow(folder: string): Promise<Map<string, string>> {
	const files = new Map<string, string>();
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		const path = join(entry.parentPath, entry.name);
		if (entry.isFile()) files.set(path.slice(folder.length + 1), await readFile(path, 'utf8'));
	}
	return files;
}
