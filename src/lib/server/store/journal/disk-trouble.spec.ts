import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { Unavailable } from '../../ports.ts';
import { move, newBook, STAMP, TEST_KINDS } from '../contract/test-kinds.ts';
import { realDisk, type Disk } from './io/disk.ts';
import { openJournalStore } from './open-journal-store.ts';
import { FailingDisk, systemError, type Operation } from './testing/failing-disk.ts';
import { filesBelow, segmentPath, storeIn, temporaryFolder } from './testing/folders.ts';

/** A disk that fails for some operations while it is told to. */
function troubled(operations: readonly Operation[], code: string) {
	const trouble = { on: false };
	const disk = new FailingDisk((_count, operation) =>
		trouble.on && operations.includes(operation) ? systemError(code) : undefined
	);
	return { trouble, disk };
}

const openOn = (io: Disk, onFatal: (error: Error) => void = () => undefined) =>
	openJournalStore({ folder: '/data', kinds: TEST_KINDS, io, onFatal, documentEveryMs: 1e9 });

describe('a full disk', () => {
	it('refuses commits with Unavailable, keeps answering, and goes on when there is space again', async () => {
		const { trouble, disk } = troubled(['write', 'create'], 'ENOSPC');
		const store = await openOn(disk);
		await store.commit([newBook('a', 'A', { confidential: { owner: 'Әлия' } })], STAMP);
		trouble.on = true;
		const late = [newBook('b', 'B', { confidential: { owner: 'Ержан' } }), move('a', 1)];
		for (const change of late)
			await expect(store.commit([change], STAMP)).rejects.toBeInstanceOf(Unavailable);
		await expect(store.pulse('seat', 1)).rejects.toBeInstanceOf(Unavailable);
		expect(await store.read('book', 'a')).toMatchObject({ version: 1 });
		trouble.on = false;
		for (const change of late) await store.commit([change], STAMP);
		await store.close();
		const again = await openOn(disk);
		expect(again.notices).toEqual([]);
		expect(await again.read('book', 'b')).toMatchObject({ confidential: { owner: 'Ержан' } });
		expect(await again.read('book', 'a')).toMatchObject({ version: 2 });
		await again.close();
	});

	it('refuses with a commit all that were built on it, and who lost against it may try again', async () => {
		const { trouble, disk } = troubled(['write'], 'ENOSPC');
		const store = await openOn(disk);
		await store.commit([newBook('a'), newBook('b')], STAMP);
		let goOn = () => {};
		disk.held = new Promise((resolve) => (goOn = resolve));
		trouble.on = true;
		const first = store.commit([move('a', 1, 'B1')], STAMP);
		await sleep(5);
		// The first is being written by now; these wait for the next write.
		const onIt = store.commit([move('a', 2, 'B2')], STAMP);
		const rival = store.commit([move('a', 1, 'B3')], STAMP);
		await sleep(5);
		goOn();
		await expect(first).rejects.toBeInstanceOf(Unavailable);
		trouble.on = false;
		await expect(onIt).rejects.toBeInstanceOf(Unavailable);
		await rival;
		expect(await store.read('book', 'a')).toMatchObject({ version: 2, state: { place: 'B3' } });
		await store.close();
		expect(await (await openOn(disk)).read('book', 'a')).toMatchObject({ version: 2 });
	});

	it('does not keep an erasure from being told as refused, nor a store from closing', async () => {
		const { trouble, disk } = troubled(['write', 'create'], 'ENOSPC');
		const store = await openOn(disk);
		await store.commit([newBook('a', 'A', { confidential: { owner: 'Әлия' } })], STAMP);
		trouble.on = true;
		await expect(store.erase('book', 'a')).rejects.toBeInstanceOf(Unavailable);
		expect(await store.read('book', 'a')).toMatchObject({ confidential: { owner: 'Әлия' } });
		await store.close();
		expect(store.notices).toEqual([expect.stringContaining('Documents could not be written')]);
		trouble.on = false;
		const again = await openOn(disk);
		expect(await again.read('book', 'a')).toMatchObject({ confidential: { owner: 'Әлия' } });
		await again.close();
	});

	it('tells once that documents cannot be written, and writes them later', async () => {
		const { trouble, disk } = troubled(['create'], 'ENOSPC');
		const store = await openJournalStore({
			folder: '/data',
			kinds: TEST_KINDS,
			io: disk,
			documentEveryMs: 1
		});
		trouble.on = true;
		await store.commit([newBook('a')], STAMP);
		await vi.waitFor(() => expect(store.notices).toHaveLength(1));
		trouble.on = false;
		await vi.waitFor(async () => expect(await disk.readFile('/data/book/a.json')).toBeDefined());
		expect(store.notices).toHaveLength(1);
		await store.close();
	});
});

describe('a disk that breaks its word', () => {
	it.each<[string, Operation[]]>([
		['a failed sync', ['sync']],
		['a failed write that cannot be taken back', ['write', 'truncate']]
	])('%s ends the process, and acknowledges nothing', async (_name, operations) => {
		const { trouble, disk } = troubled(operations, 'EIO');
		const fatal = vi.fn();
		const store = await openOn(disk, fatal);
		await store.commit([newBook('a')], STAMP);
		trouble.on = true;
		await expect(store.commit([move('a', 1)], STAMP)).rejects.toBeInstanceOf(Unavailable);
		trouble.on = false;
		expect(fatal).toHaveBeenCalledTimes(1);
		await expect(store.commit([move('a', 1)], STAMP)).rejects.toBeInstanceOf(Unavailable);
		expect(await store.read('book', 'a')).toMatchObject({ version: 1 });
		await store.close();
	});
});

describe('one sync for many', () => {
	it('commits that come together share one write and one sync', async () => {
		const counts = { write: 0, sync: 0 };
		const disk = new FailingDisk((_count, operation, path) => {
			if (path.includes('/journal/') && operation in counts) counts[operation as keyof typeof counts] += 1;
			return undefined;
		});
		const store = await openOn(disk);
		await Promise.all(Array.from({ length: 40 }, (_, index) => store.commit([newBook(`b${index}`)], STAMP)));
		const before = { ...counts };
		const moves = Array.from({ length: 40 }, (_, index) => store.commit([move(`b${index}`, 1)], STAMP));
		await Promise.all([...moves, store.pulse('seat', 1)]);
		expect(counts).toEqual({ write: before.write + 1, sync: before.sync + 1 });
		await store.close();
	});
});

describe('the data folder', () => {
	it('is private to its user, with everything in it', async () => {
		const folder = join(await temporaryFolder(), 'new', 'data');
		const store = await storeIn(folder);
		await store.commit([newBook('a', 'A', { confidential: { owner: 'Әлия' } })], STAMP);
		await store.close();
		for (const name of ['', 'journal', 'book'])
			expect((await stat(join(folder, name))).mode & 0o777).toBe(0o700);
		for (const name of ['secret', 'keys.ndjson', 'index.json', 'book/a.json', 'journal/000001.ndjson']) {
			expect((await stat(join(folder, name))).mode & 0o777).toBe(0o600);
		}
	});

	it('that is a file, read-only or full is refused in words', async () => {
		const folder = await temporaryFolder();
		await writeFile(join(folder, 'file'), '');
		const cases: Array<[string, Disk, RegExp]> = [
			[join(folder, 'file'), realDisk, /not a folder/],
			[folder, { ...realDisk, lock: () => Promise.reject(systemError('EROFS')) }, /read-only/],
			[folder, { ...realDisk, open: () => Promise.reject(systemError('EACCES')) }, /no right/],
			[folder, { ...realDisk, makeFolder: () => Promise.reject(systemError('ENOSPC')) }, /full/]
		];
		for (const [path, io, words] of cases) {
			const refused = openJournalStore({ folder: path, kinds: TEST_KINDS, io });
			await expect(refused).rejects.toMatchObject({
				name: 'DataFolderUnusable',
				message: expect.stringMatching(words) as string
			});
		}
		await (await storeIn(folder)).close();
	});

	it('does not take a kind whose documents would lie among the journal or the files', async () => {
		const folder = await temporaryFolder();
		const kinds = { journal: TEST_KINDS.book };
		await expect(openJournalStore({ folder, kinds })).rejects.toBeInstanceOf(TypeError);
	});
});

describe('what lies on the disk', () => {
	it('a document that a person can read, and a journal that shows neither names nor unique keys', async () => {
		const folder = await temporaryFolder();
		const store = await storeIn(folder);
		const iin = '900101300017';
		await store.commit(
			[newBook('a', 'Абай жолы', { confidential: { owner: 'Әлия' }, unique: [`iin:${iin}`] })],
			STAMP
		);
		await store.close();
		const document = await readFile(join(folder, 'book', 'a.json'), 'utf8');
		expect(JSON.parse(document)).toMatchObject({
			kind: 'book',
			id: 'a',
			version: 1,
			confidential: { owner: 'Әлия' }
		});
		expect(document.split('\n').length).toBeGreaterThan(15);
		const files = await filesBelow(folder);
		expect(files.get('journal/000001.ndjson')).toContain('Абай жолы');
		for (const name of ['journal/000001.ndjson', 'keys.ndjson'])
			expect(files.get(name)).not.toMatch(/Әлия|900101/);
		for (const text of files.values()) expect(text).not.toContain(iin);
	});

	it('after an erasure no file shows what was erased, and the journal is untouched', async () => {
		const folder = await temporaryFolder();
		const store = await storeIn(folder, { documentEveryMs: 1 });
		await store.commit([newBook('a', 'A', { confidential: { owner: 'Әлия' } })], STAMP);
		await store.checkpoint();
		const journal = await readFile(segmentPath(folder));
		await store.erase('book', 'a');
		for (const text of (await filesBelow(folder)).values()) expect(text).not.toContain('Әлия');
		expect(await readFile(segmentPath(folder))).toEqual(journal);
		const kept = await readFile(join(folder, 'keys.ndjson'), 'utf8');
		expect(kept).toContain('"erased":');
		expect(kept).not.toContain('"secret":');
	});

	it('documents appear in the background, without a checkpoint', async () => {
		const folder = await temporaryFolder();
		const store = await storeIn(folder, { documentEveryMs: 5 });
		await store.commit([newBook('a')], STAMP);
		const version = async () =>
			(JSON.parse(await readFile(join(folder, 'book', 'a.json'), 'utf8')) as { version: number }).version;
		await vi.waitFor(async () => expect(await version()).toBe(1));
		await store.commit([move('a', 1)], STAMP);
		await vi.waitFor(async () => expect(await version()).toBe(2));
	});

	it('a folder that cannot be opened leaves no lock behind', async () => {
		const folder = await temporaryFolder();
		await mkdir(join(folder, 'journal'));
		await writeFile(segmentPath(folder), 'x\ny\n');
		await expect(openJournalStore({ folder, kinds: TEST_KINDS })).rejects.toThrow(/secret/);
		await expect(openJournalStore({ folder, kinds: TEST_KINDS })).rejects.toThrow(/secret/);
	});
});
