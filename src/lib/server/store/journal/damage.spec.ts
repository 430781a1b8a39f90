import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newBook, STAMP, TEST_KINDS } from '../contract/test-kinds.ts';
import { backUp } from './backup/backup.ts';
import { restore } from './backup/restore.ts';
import { DamagedJournal, DataFolderUnusable } from './errors.ts';
import { encodeLine } from './log/line.ts';
import { openJournalStore } from './open-journal-store.ts';
import { filledFolder } from './testing/filled-folder.ts';
import { edit, filesBelow, segmentPath, storeIn, temporaryFolder } from './testing/folders.ts';

const withoutIndex = (folder: string) => rm(join(folder, 'index.json'));
const lineEdit = (number: number, change: (line: string) => string) => (text: string) =>
	text
		.split('\n')
		.map((line, index) => (index === number - 1 ? change(line) : line))
		.join('\n');
const spoil = (line: string) => line.replace('"at":17', '"at":18');

describe('damage refuses to start and says where', () => {
	const opened = async (folder: string) => {
		const store = await openJournalStore({
			folder,
			kinds: TEST_KINDS
		});
		await store.close();
	};

	it.each([true, false])('a changed line in the middle (index there: %s)', async (index) => {
		const folder = await filledFolder();
		const [first = ''] = (await readFile(segmentPath(folder), 'utf8')).split('\n');
		if (!index) await withoutIndex(folder);
		await edit(segmentPath(folder), lineEdit(2, spoil));
		const error = await opened(folder).catch((thrown: unknown) => thrown);
		expect(error).toBeInstanceOf(DamagedJournal);
		const offset = Buffer.byteLength(first) + 1;
		expect((error as DamagedJournal).place).toEqual({ segment: '000001.ndjson', line: 2, offset });
		expect((error as Error).message).toContain(`000001.ndjson, line 2, byte ${offset}`);
	});

	it('a changed last line that the index has seen', async () => {
		const folder = await filledFolder();
		await edit(segmentPath(folder), lineEdit(3, spoil));
		await expect(opened(folder)).rejects.toMatchObject({ name: 'DamagedJournal', place: { line: 3 } });
	});

	it('a line that was taken out, and one whose hash was made to fit', async () => {
		for (const index of [true, false]) {
			const folder = await filledFolder();
			if (!index) await withoutIndex(folder);
			await edit(segmentPath(folder), (text) => text.split('\n').toSpliced(1, 1).join('\n'));
			await expect(opened(folder)).rejects.toMatchObject({ name: 'DamagedJournal', place: { line: 2 } });
		}
		const folder = await filledFolder();
		const forge = (line: string) =>
			encodeLine({ ...(JSON.parse(line) as { b: object }).b, at: 5 })
				.bytes.toString()
				.trim();
		await withoutIndex(folder);
		await edit(segmentPath(folder), lineEdit(2, forge));
		await expect(opened(folder)).rejects.toMatchObject({ name: 'DamagedJournal', place: { line: 3 } });
	});

	it('a fact that was changed together with the hash of the last line', async () => {
		const folder = await filledFolder();
		const forge = (line: string) =>
			encodeLine((JSON.parse(line.replace('C7', 'C8')) as { b: object }).b)
				.bytes.toString()
				.trim();
		await withoutIndex(folder);
		await edit(segmentPath(folder), lineEdit(3, forge));
		const refused = expect.stringContaining('book/a') as string;
		await expect(opened(folder)).rejects.toMatchObject({
			name: 'DamagedJournal',
			why: refused,
			place: { line: 3 }
		});
	});

	it('lines that the index has seen are missing at the end', async () => {
		const folder = await filledFolder();
		await edit(segmentPath(folder), (text) => text.split('\n').toSpliced(2, 1).join('\n'));
		const why = expect.stringContaining('line number 3 that index.json has seen') as string;
		await expect(opened(folder)).rejects.toMatchObject({ name: 'DamagedJournal', why });
		await withoutIndex(folder);
		await opened(folder);
	});

	it('a broken end of a segment that is followed by another', async () => {
		const folder = await temporaryFolder();
		const store = await storeIn(folder, { segmentBytes: 1 });
		for (const id of ['a', 'b', 'c']) await store.commit([newBook(id)], STAMP);
		await store.close();
		await withoutIndex(folder);
		await edit(segmentPath(folder, 2), (text) => text.slice(0, -5));
		await expect(opened(folder)).rejects.toMatchObject({
			place: { segment: '000002.ndjson', line: 1, offset: 0 }
		});
	});

	it('a changed key that was durable', async () => {
		const folder = await temporaryFolder();
		const store = await storeIn(folder);
		for (const id of ['a', 'b'])
			await store.commit([newBook(id, id, { confidential: { owner: id } })], STAMP);
		await store.close();
		await edit(
			join(folder, 'keys.ndjson'),
			lineEdit(2, (line) => line.replace('"id":"a"', '"id":"z"'))
		);
		await expect(opened(folder)).rejects.toMatchObject({ place: { segment: 'keys.ndjson', line: 2 } });
	});

	it('a folder without its secret, and one with records that this release does not know', async () => {
		const folder = await filledFolder();
		await expect(openJournalStore({ folder, kinds: {}, release: '2' })).rejects.toThrow(/"book"/);
		await rm(join(folder, 'secret'));
		await expect(opened(folder)).rejects.toBeInstanceOf(DataFolderUnusable);
	});
});

describe('lost keys are not taken for an erasure', () => {
	const keyFile = (folder: string) => join(folder, 'keys.ndjson');
	const lastLine = (text: string) => text.trimEnd().lastIndexOf('\n') + 1;
	const confidential = { owner: 'Ержан' };

	async function folderWithErasure(): Promise<string> {
		const folder = await filledFolder();
		const store = await storeIn(folder);
		await store.commit([newBook('c', 'C', { confidential: { owner: 'erased owner' } })], STAMP);
		await store.erase('book', 'c');
		await store.commit([newBook('k', 'K', { confidential })], STAMP);
		await store.close();
		return folder;
	}

	/** As the first releases left it: no head, and no marks of erasures. */
	const asOfOld = (folder: string) =>
		edit(keyFile(folder), (text) => {
			let file = '';
			for (const line of text.split('\n').filter((one) => one.includes('"secret":'))) {
				const { b } = JSON.parse(line) as { b: object };
				file += encodeLine({ ...b, durable: Buffer.byteLength(file) }).bytes.toString();
			}
			return file;
		});

	const losses: Array<[string, (folder: string) => Promise<void>]> = [
		['the file is gone', (folder) => rm(keyFile(folder))],
		['it is empty', (folder) => writeFile(keyFile(folder), '')],
		['its last line is gone', (folder) => edit(keyFile(folder), (text) => text.slice(0, lastLine(text)))],
		['its last line is cut', (folder) => edit(keyFile(folder), (text) => text.slice(0, -9))],
		[
			'its last line is changed',
			(folder) => edit(keyFile(folder), (text) => text.replace('"id":"k"', '"id":"x"'))
		],
		['a mark is gone', (folder) => edit(keyFile(folder), (text) => text.replace(/.*"erased".*\n/, ''))],
		['only half of its head is left', (folder) => edit(keyFile(folder), (text) => text.slice(0, 40))]
	];
	it.each(losses)('%s: refused, with and without an index, and nothing is touched', async (_name, lose) => {
		const folder = await folderWithErasure();
		await lose(folder);
		for (const index of [true, false]) {
			if (!index) await withoutIndex(folder);
			const before = await filesBelow(folder);
			await expect(storeIn(folder)).rejects.toMatchObject({
				name: 'DamagedJournal',
				place: { segment: 'keys.ndjson' },
				why: 'the keys are incomplete: copy keys.ndjson from the back-up.'
			});
			expect(await filesBelow(folder)).toEqual(before);
		}
	});

	it('an erasure is known without an index, and after another', async () => {
		const folder = await folderWithErasure();
		const store = await storeIn(folder);
		await store.erase('book', 'k');
		await store.close();
		await withoutIndex(folder);
		const again = await storeIn(folder);
		expect(await again.read('book', 'a')).toMatchObject({ confidential: { owner: 'Әлия' } });
		for (const id of ['c', 'k']) {
			expect(await again.read('book', id)).toMatchObject({ version: 1, confidential: undefined });
		}
		expect(again.notices).toEqual([]);
	});

	it('a broken end that the journal does not need is cut off, with a notice and a copy', async () => {
		const folder = await folderWithErasure();
		const kept = await readFile(keyFile(folder), 'utf8');
		await writeFile(keyFile(folder), `${kept}{"h":"12`);
		const store = await storeIn(folder);
		const size = Buffer.byteLength(kept);
		expect(store.notices).toEqual([expect.stringContaining(`keys.ndjson, line 5, byte ${size}: cut off`)]);
		expect(await readFile(keyFile(folder), 'utf8')).toBe(kept);
		expect(await readFile(`${keyFile(folder)}.cut-at-${size}`, 'utf8')).toBe('{"h":"12');
		expect(await store.read('book', 'k')).toMatchObject({ confidential });
	});

	it('a folder of the first releases is believed once, and its erasures are marked', async () => {
		const folder = await folderWithErasure();
		const marked = await readFile(keyFile(folder), 'utf8');
		await asOfOld(folder);
		const store = await storeIn(folder);
		expect(await store.read('book', 'k')).toMatchObject({ confidential });
		expect(await store.read('book', 'c')).toMatchObject({ confidential: undefined });
		await store.close();
		const erased = /"erased":"[^"]+"/.exec(marked)?.[0];
		expect(await readFile(keyFile(folder), 'utf8')).toContain(erased);
		await withoutIndex(folder);
		await (await storeIn(folder)).close();
		await rm(keyFile(folder));
		await expect(storeIn(folder)).rejects.toMatchObject({ name: 'DamagedJournal' });
	});

	it('an erasure is known in a restored back-up', async () => {
		const folder = await folderWithErasure();
		const copy = join(await temporaryFolder(), 'copy');
		const to = join(await temporaryFolder(), 'data');
		await backUp({ from: folder, to: copy });
		await restore({ from: copy, to, kinds: TEST_KINDS });
		const store = await storeIn(to);
		expect(await store.read('book', 'c')).toMatchObject({ confidential: undefined });
		expect(await store.read('book', 'k')).toMatchObject({ confidential });
		await rm(keyFile(folder));
		await expect(backUp({ from: folder, to: join(await temporaryFolder(), 'x') })).rejects.toThrow(
			/keys.ndjson/
		);
	});
});

describe('a lost journal is not taken for a new folder', () => {
	it.each(['secret', 'keys.ndjson', 'book'])('while "%s" is there', async (name) => {
		const folder = await filledFolder();
		await rm(join(folder, 'journal'), { recursive: true });
		for (const other of ['secret', 'keys.ndjson', 'index.json', 'book', 'shelf']) {
			if (other !== name) await rm(join(folder, other), { recursive: true });
		}
		const before = await filesBelow(folder);
		await expect(storeIn(folder)).rejects.toThrow(`the journal is missing, though "${name}" is there`);
		expect(await filesBelow(folder)).toEqual(before);
	});

	it('an installation without a commit is opened again, and restored', async () => {
		const folder = await temporaryFolder();
		await (await storeIn(folder)).close();
		await withoutIndex(folder);
		await (await storeIn(folder)).close();
		const copy = join(await temporaryFolder(), 'copy');
		await backUp({ from: folder, to: copy });
		const to = join(await temporaryFolder(), 'data');
		expect(await restore({ from: copy, to, kinds: TEST_KINDS })).toMatchObject({ n: 0 });
	});
});
