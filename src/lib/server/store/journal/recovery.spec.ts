import { appendFile, cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fill, move, newBook, STAMP, TEST_KINDS, type TestKinds } from '../contract/test-kinds.ts';
import { DamagedJournal, DataFolderUnusable } from './errors.ts';
import { realDisk, type Disk } from './io/disk.ts';
import type { JournalStore } from './journal-store.ts';
import { encodeLine } from './log/line.ts';
import { openJournalStore } from './open-journal-store.ts';
import { edit, segmentPath, storeIn, temporaryFolder } from './testing/folders.ts';

/** A folder with a store that was closed: three commits, three lines. */
async function filledFolder(): Promise<string> {
	const folder = await temporaryFolder();
	const store = await storeIn(folder);
	await store.commit(
		[newBook('a', 'Абай жолы', { confidential: { owner: 'Әлия' }, unique: ['isbn:1'] })],
		STAMP
	);
	await store.commit([newBook('b'), fill('s', 0)], STAMP);
	await store.commit([move('a', 1, 'C7')], STAMP);
	await store.close();
	return folder;
}

const withoutIndex = (folder: string) => rm(join(folder, 'index.json'));
const lineEdit = (number: number, change: (line: string) => string) => (text: string) =>
	text
		.split('\n')
		.map((line, index) => (index === number - 1 ? change(line) : line))
		.join('\n');
const spoil = (line: string) => line.replace('"at":17', '"at":18');

async function expectAll(store: JournalStore<TestKinds>): Promise<void> {
	expect(await store.read('book', 'a')).toMatchObject({
		version: 2,
		state: { title: 'Абай жолы', place: 'C7' },
		confidential: { owner: 'Әлия' }
	});
	expect((await store.list('book')).items.map(({ summary }) => summary.owner).slice(0, 2)).toEqual([
		'Әлия',
		null
	]);
	expect(await store.read('shelf', 's')).toMatchObject({ version: 1 });
	expect(await store.find('isbn:1')).toEqual({ kind: 'book', id: 'a' });
}

describe('a start with a good index', () => {
	it('reads no document until somebody asks for its record', async () => {
		const folder = await filledFolder();
		const read: string[] = [];
		const io: Disk = { ...realDisk, readFile: (path) => (read.push(path), realDisk.readFile(path)) };
		const store = await storeIn(folder, { io });
		expect((await store.list('book')).total).toBe(2);
		expect(read.filter((path) => path.includes('/book/'))).toEqual([]);
		await expectAll(store);
		expect(read).toContain(join(folder, 'book', 'a.json'));
	});

	it('takes in what was committed after the index was written', async () => {
		const folder = await filledFolder();
		const index = await readFile(join(folder, 'index.json'));
		const store = await storeIn(folder);
		await store.commit([move('b', 1), newBook('c')], STAMP);
		await store.pulse('seat', 4);
		await store.close();
		await writeFile(join(folder, 'index.json'), index);
		const again = await storeIn(folder);
		expect(again.notices).toEqual([]);
		expect((await again.list('book')).items.map(({ version }) => version)).toEqual([2, 2, 1]);
		expect(await again.lastPulse('seat')).toBe(4);
		await expectAll(again);
	});
});

describe('documents and index are never believed more than the journal', () => {
	it('a missing, unreadable or changed document is made again from the journal', async () => {
		for (const spoilt of [undefined, '{"half":', 'true', '{}']) {
			const folder = await filledFolder();
			const path = join(folder, 'book', 'a.json');
			if (spoilt === undefined) await rm(path);
			else await writeFile(path, spoilt);
			const store = await storeIn(folder);
			await expectAll(store);
			expect(store.notices).toEqual([expect.stringContaining('book/a')]);
			await store.close();
			expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ version: 2 });
		}
	});

	it('a document in which somebody changed a fact is not believed', async () => {
		const folder = await filledFolder();
		await edit(join(folder, 'book', 'a.json'), (text) => text.replaceAll('Абай жолы', 'Менің жолым'));
		await expectAll(await storeIn(folder));
	});

	it('a document older than the index is not believed, even when only the confidential part changed since', async () => {
		const folder = await filledFolder();
		await cp(join(folder, 'book'), join(folder, 'old'), { recursive: true });
		const store = await storeIn(folder);
		await store.commit(
			[{ kind: 'book', id: 'a', expectedVersion: 2, facts: [], confidential: { owner: 'Ержан' } }],
			STAMP
		);
		await store.close();
		await cp(join(folder, 'old'), join(folder, 'book'), { recursive: true });
		const again = await storeIn(folder);
		expect(await again.read('book', 'a')).toMatchObject({ confidential: { owner: 'Ержан' } });
	});

	it('without an index, with a damaged one or one of another release everything comes from the journal', async () => {
		const folder = await filledFolder();
		await withoutIndex(folder);
		await rm(join(folder, 'book'), { recursive: true });
		const first = await storeIn(folder);
		await expectAll(first);
		await first.close();
		await edit(join(folder, 'index.json'), (text) => text.replace('Әлия', 'Алия'));
		const second = await storeIn(folder, { release: '2' });
		expect(second.notices).toEqual([expect.stringContaining('index.json')]);
		await expectAll(second);
		await second.close();
		await expectAll(await storeIn(folder, { release: '3' }));
	});

	it('documents that are needed at the start but lost are made again from the first line', async () => {
		const folder = await filledFolder();
		const index = await readFile(join(folder, 'index.json'));
		const store = await storeIn(folder);
		await store.commit([move('b', 1, 'D1')], STAMP);
		await store.close();
		await writeFile(join(folder, 'index.json'), index);
		await rm(join(folder, 'book', 'b.json'));
		expect(await (await storeIn(folder)).read('book', 'b')).toMatchObject({
			version: 2,
			state: { title: 'b', place: 'D1' }
		});
	});

	it('with more records than fit into memory the documents of all are made again', async () => {
		const folder = await filledFolder();
		await withoutIndex(folder);
		await rm(join(folder, 'book'), { recursive: true });
		const store = await storeIn(folder, { cacheRecords: 1 });
		await expectAll(store);
		expect(store.notices).toEqual([]);
	});
});

describe('what a crash can leave at the end of the journal is cut off with a notice', () => {
	const ends: Array<[string, string]> = [
		['half a line', '{"h":"00'],
		[
			'a line whose hash is wrong, with its newline',
			`${JSON.stringify({ h: '0'.repeat(64), b: { n: 4 } })}\n`
		],
		['a block of zeros', '\0'.repeat(4096)],
		['garbage with newlines', 'x\ny\n\nz\n'],
		[
			'the second line of a batch without its first',
			`\0\0\0\n${encodeLine({ n: 5, batch: 4, prev: '0'.repeat(64), pulse: {} }).bytes.toString()}`
		]
	];
	it.each(ends)('%s', async (_name, end) => {
		const folder = await filledFolder();
		const { size } = await stat(segmentPath(folder));
		await appendFile(segmentPath(folder), end);
		const store = await storeIn(folder);
		expect(store.notices).toEqual([
			`000001.ndjson, line 4, byte ${size}: cut off what an interrupted write had left.`
		]);
		expect((await stat(segmentPath(folder))).size).toBe(size);
		expect(await readFile(`${segmentPath(folder)}.cut-at-${size}`, 'utf8')).toBe(end);
		await expectAll(store);
		await store.commit([move('b', 1)], STAMP);
		await store.close();
		expect((await storeIn(folder)).notices).toEqual([]);
	});

	it('a torn line of the key file too', async () => {
		const folder = await filledFolder();
		await appendFile(join(folder, 'keys.ndjson'), '{"h":"12');
		const store = await storeIn(folder);
		await store.commit([newBook('k', 'K', { confidential: { owner: 'Ержан' } })], STAMP);
		await store.close();
		expect(await (await storeIn(folder)).read('book', 'k')).toMatchObject({
			confidential: { owner: 'Ержан' }
		});
	});
});

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
			lineEdit(1, (line) => line.replace('"id":"a"', '"id":"z"'))
		);
		await expect(opened(folder)).rejects.toMatchObject({ place: { segment: 'keys.ndjson', line: 1 } });
	});

	it('a folder without its secret, and one with records that this release does not know', async () => {
		const folder = await filledFolder();
		await expect(openJournalStore({ folder, kinds: {}, release: '2' })).rejects.toThrow(/"book"/);
		await rm(join(folder, 'secret'));
		await expect(opened(folder)).rejects.toBeInstanceOf(DataFolderUnusable);
	});
});
