import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Watched } from '../../../ports.ts';
import { fill, move, newBook, STAMP, TEST_KINDS, type TestKinds } from '../../contract/test-kinds.ts';
import { DataFolderUnusable } from '../errors.ts';
import type { JournalStore } from '../journal-store.ts';
import { openJournalStore } from '../open-journal-store.ts';
import { edit, filesBelow, segmentPath, storeIn, temporaryFolder } from '../testing/folders.ts';
import { backUp } from './backup.ts';
import { restore } from './restore.ts';

async function folderWithBackUp(): Promise<{ folder: string; copy: string }> {
	const folder = await temporaryFolder();
	const store = await storeIn(folder, { segmentBytes: 800 });
	await store.commit([newBook('a', 'A', { confidential: { owner: 'Әлия' }, unique: ['isbn:1'] })], STAMP);
	await store.commit([move('a', 1), fill('s', 0)], STAMP);
	await mkdir(join(folder, 'files', 'ab'), { recursive: true });
	await writeFile(join(folder, 'files', 'ab', 'cdef'), 'a scanned paper');
	const copy = join(await temporaryFolder(), 'copy');
	expect(await backUp({ from: folder, to: copy })).toMatchObject({ n: 2, records: 2, facts: 3, files: 1 });
	await store.close();
	return { folder, copy };
}

const restored = async (copy: string) => {
	const to = join(await temporaryFolder(), 'data');
	return { to, report: await restore({ from: copy, to, kinds: TEST_KINDS }) };
};

/** Remembers which version each record got at which line. */
function versionsOf(store: JournalStore<TestKinds>) {
	const log: Array<{ kind: keyof TestKinds; change: Watched }> = [];
	for (const kind of ['book', 'shelf'] as const) store.watch(kind, 0, (change) => log.push({ kind, change }));
	return (line: number) => {
		const versions = new Map<string, { kind: keyof TestKinds; id: string; version: number }>();
		for (const { kind, change } of log) {
			if (change.cursor <= line)
				versions.set(`${kind}/${change.id}`, { kind, id: change.id, version: change.version });
		}
		return [...versions.values()];
	};
}

describe('a back-up', () => {
	it('is restored to the same records, keys, files and journal, with all documents and an index', async () => {
		const { folder, copy } = await folderWithBackUp();
		const { to } = await restored(copy);
		const files = await filesBelow(to);
		for (const name of [
			'book/a.json',
			'shelf/s.json',
			'files/ab/cdef',
			'secret',
			'keys.ndjson',
			'journal/000001.ndjson'
		]) {
			expect(files.get(name)).toBe(await readFile(join(folder, name), 'utf8'));
		}
		expect(files.has('index.json')).toBe(true);
		expect((await stat(to)).mode & 0o777).toBe(0o700);
		const store = await storeIn(to);
		expect(await store.read('book', 'a')).toMatchObject({ version: 2, confidential: { owner: 'Әлия' } });
		expect(await store.find('isbn:1')).toEqual({ kind: 'book', id: 'a' });
		await store.commit([move('a', 2)], STAMP);
	});

	it('taken while commits run holds every record as it stood at its line', async () => {
		const folder = await temporaryFolder();
		const store = await storeIn(folder, { segmentBytes: 20_000, documentEveryMs: 5, checkpointEveryMs: 20 });
		const versionsAt = versionsOf(store);
		let running = true;
		const commits = Array.from({ length: 8 }, async (_, worker) => {
			const id = `w${worker}`;
			for (let version = 0; running; version += 1) {
				const change =
					version === 0 ? newBook(id, id, { confidential: { owner: id } }) : move(id, version, `p${version}`);
				await store.commit([change, fill(`s${worker}`, version)], STAMP);
			}
		});
		const copies = [];
		for (let round = 0; round < 3; round += 1) {
			const copy = join(await temporaryFolder(), 'copy');
			copies.push({ copy, manifest: await backUp({ from: folder, to: copy }) });
		}
		running = false;
		await Promise.all(commits);
		for (const { copy, manifest } of copies) {
			const { to } = await restored(copy);
			const again = await storeIn(to);
			expect(again.cursor()).toBe(manifest.n);
			const expected = versionsAt(manifest.n);
			expect(expected).toHaveLength(manifest.records);
			for (const { kind, id, version } of expected) {
				expect(await again.facts(kind, id)).toEqual((await store.facts(kind, id)).slice(0, version));
			}
			await again.close();
		}
	});

	it('needs an empty target and a folder with a journal', async () => {
		const { folder, copy } = await folderWithBackUp();
		await expect(backUp({ from: folder, to: copy })).rejects.toThrow(/not empty/);
		await expect(backUp({ from: await temporaryFolder(), to: await temporaryFolder() })).rejects.toThrow(
			/no journal/
		);
		await expect(restore({ from: copy, to: folder, kinds: TEST_KINDS })).rejects.toBeInstanceOf(
			DataFolderUnusable
		);
	});

	it('that is unfinished, cut short or changed is refused, and leaves nothing', async () => {
		const spoil: Array<[(copy: string) => Promise<void>, RegExp]> = [
			[(copy) => rm(join(copy, 'backup.json')), /not a finished back-up/],
			[
				(copy) => edit(segmentPath(copy), (text) => text.slice(0, text.indexOf('\n') + 1)),
				/1 lines and should hold 2/
			],
			[
				(copy) => edit(segmentPath(copy), (text) => text.replace('"at":17', '"at":18')),
				/000001.ndjson, line 1/
			],
			[(copy) => rm(join(copy, 'secret')), /secret/]
		];
		for (const [damage, words] of spoil) {
			const { copy } = await folderWithBackUp();
			await damage(copy);
			const to = join(await temporaryFolder(), 'data');
			await expect(restore({ from: copy, to, kinds: TEST_KINDS })).rejects.toThrow(words);
			await expect(stat(to)).rejects.toThrow(/ENOENT/);
		}
	});

	it('is not brought back by a release that does not know its records', async () => {
		const { copy } = await folderWithBackUp();
		const to = join(await temporaryFolder(), 'data');
		await expect(restore({ from: copy, to, kinds: {} })).rejects.toThrow(/"book"/);
		await expect(
			openJournalStore({ folder: to, kinds: TEST_KINDS }).then((store) => store.list('book'))
		).resolves.toMatchObject({ total: 0 });
	});
});
