import { appendFile, cp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { move, newBook, STAMP, type TestKinds } from '../contract/test-kinds.ts';
import { realDisk, type Disk } from './io/disk.ts';
import type { JournalStore } from './journal-store.ts';
import { encodeLine } from './log/line.ts';
import { filledFolder } from './testing/filled-folder.ts';
import { edit, segmentPath, storeIn } from './testing/folders.ts';

const withoutIndex = (folder: string) => rm(join(folder, 'index.json'));

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
