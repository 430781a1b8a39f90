import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newBook, STAMP, TEST_KINDS } from '../contract/test-kinds.ts';
import { DamagedJournal, DataFolderUnusable } from './errors.ts';
import { encodeLine } from './log/line.ts';
import { openJournalStore } from './open-journal-store.ts';
import { filledFolder } from './testing/filled-folder.ts';
import { edit, segmentPath, storeIn, temporaryFolder } from './testing/folders.ts';

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
