import { expect, it } from 'vitest';
import { brokenAt } from '../../../domain/facts.ts';
import type { Watched } from '../../ports.ts';
import type { Bench } from '../contract.ts';
import { move, newBook, STAMP } from './test-kinds.ts';

const OWNER = { owner: 'Әлия Сейітқызы' };

/** What stands beside the facts, and its erasure. */
export function confidentialContract(bench: Bench): void {
	const ownerOf = async (id: string) => (await bench.store.read('book', id))?.confidential?.owner;
	const shownOf = async (id: string) =>
		(await bench.store.list('book')).items.find((item) => item.id === id)?.summary.owner;

	it('it is kept beside the facts, shows in the summary and stays until it is replaced', async () => {
		await bench.store.commit([newBook('b', 'B', { confidential: OWNER })], STAMP);
		await bench.store.commit([move('b', 1)], STAMP);
		await bench.reopen();
		expect([await ownerOf('b'), await shownOf('b')]).toEqual([OWNER.owner, OWNER.owner]);
		await bench.store.commit([move('b', 2, 'B2', { confidential: { owner: 'Ержан' } })], STAMP);
		await bench.reopen();
		expect([await ownerOf('b'), await shownOf('b')]).toEqual(['Ержан', 'Ержан']);
		expect(JSON.stringify(await bench.store.facts('book', 'b'))).not.toContain('Ержан');
	});

	it('it may change without a fact; the version stays and watchers are told', async () => {
		await bench.store.commit([newBook('b')], STAMP);
		const heard: Watched[] = [];
		bench.store.watch('book', bench.store.cursor(), (change) => heard.push(change));
		await bench.store.commit(
			[{ kind: 'book', id: 'b', expectedVersion: 1, facts: [], confidential: OWNER }],
			STAMP
		);
		expect(heard).toMatchObject([{ id: 'b', version: 1, facts: [], summary: OWNER }]);
		await bench.reopen();
		expect(await bench.store.read('book', 'b')).toMatchObject({ version: 1, confidential: OWNER });
	});

	it('what was erased can be read nowhere; facts and chain stay whole', async () => {
		await bench.store.commit([newBook('b', 'B', { confidential: OWNER, unique: ['isbn:1'] })], STAMP);
		await bench.store.erase('book', 'b');
		for (const reopen of [false, true]) {
			if (reopen) await bench.reopen();
			expect(await bench.store.read('book', 'b')).toMatchObject({ version: 1, confidential: undefined });
			expect(await shownOf('b')).toBeNull();
			expect((await bench.store.list('book', { search: 'әлия' })).total).toBe(0);
			expect(brokenAt(await bench.store.facts('book', 'b'))).toBeNull();
			expect(await bench.store.find('isbn:1')).toEqual({ kind: 'book', id: 'b' });
		}
	});

	it('a watcher who comes later is not shown what was erased', async () => {
		await bench.store.commit([newBook('b', 'B', { confidential: OWNER })], STAMP);
		await bench.store.erase('book', 'b');
		const heard: Watched[] = [];
		bench.store.watch('book', 0, (change) => heard.push(change));
		await bench.store.commit([move('b', 1)], STAMP);
		expect(heard.length).toBeGreaterThan(1);
		expect(JSON.stringify(heard)).not.toContain(OWNER.owner);
	});

	it('erasing what is not there changes nothing', async () => {
		await bench.store.commit([newBook('b')], STAMP);
		await bench.store.erase('book', 'b');
		await bench.store.erase('book', 'none');
		expect(await bench.store.read('book', 'b')).toMatchObject({ version: 1 });
	});

	it('a record may get a confidential part again after an erasure', async () => {
		await bench.store.commit([newBook('b', 'B', { confidential: OWNER })], STAMP);
		await bench.store.erase('book', 'b');
		await bench.store.commit([move('b', 1, 'B2', { confidential: { owner: 'Ержан' } })], STAMP);
		await bench.reopen();
		expect(await ownerOf('b')).toBe('Ержан');
		await bench.store.erase('book', 'b');
		await bench.reopen();
		expect(await ownerOf('b')).toBeUndefined();
	});

	it('commits that come while something is erased neither bring it back nor are lost', async () => {
		await bench.store.commit(
			[newBook('a', 'A', { confidential: OWNER }), newBook('b', 'B', { confidential: OWNER })],
			STAMP
		);
		const before = bench.store.commit([move('a', 1)], STAMP);
		const erased = bench.store.erase('book', 'a');
		const after = bench.store.commit([move('a', 2), move('b', 1)], STAMP);
		await Promise.all([before, erased, after]);
		await bench.reopen();
		expect(await bench.store.read('book', 'a')).toMatchObject({ version: 3, confidential: undefined });
		expect(await ownerOf('b')).toBe(OWNER.owner);
	});
}
