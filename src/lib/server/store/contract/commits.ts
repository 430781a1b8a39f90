import { expect, it } from 'vitest';
import { brokenAt, type Json } from '../../../domain/facts.ts';
import { Conflict, Unavailable } from '../../ports.ts';
import type { Bench } from '../contract.ts';
import { fill, move, newBook, STAMP, titled } from './test-kinds.ts';

/** Commits, conflicts, unique keys, signs of life. */
export function commitContract(bench: Bench): void {
	it('a record that nobody made is not there', async () => {
		expect(await bench.store.read('book', 'none')).toBeUndefined();
		expect(await bench.store.facts('book', 'none')).toEqual([]);
	});

	it('a committed record is read with its state, its version and the hash of its last fact', async () => {
		await bench.store.commit([newBook('b', 'Абай жолы')], STAMP);
		await bench.store.commit([move('b', 1, 'C7')], { at: STAMP.at + 1, by: 'user:2' });
		for (const reopen of [false, true]) {
			if (reopen) await bench.reopen();
			const read = await bench.store.read('book', 'b');
			expect(read).toMatchObject({ version: 2, state: { title: 'Абай жолы', place: 'C7', moves: 1 } });
			const facts = await bench.store.facts('book', 'b');
			expect(brokenAt(facts)).toBeNull();
			expect(facts.at(-1)).toMatchObject({ seq: 2, at: STAMP.at + 1, by: 'user:2', hash: read?.head });
		}
	});

	it('facts are kept as they were given, whatever the caller does with them afterwards', async () => {
		const fact = titled('Қан мен тер');
		await bench.store.commit([newBook('b', '', { facts: [fact] })], STAMP);
		Object.assign(fact.data, { title: 'changed' });
		expect((await bench.store.facts('book', 'b'))[0]?.data).toEqual({ title: 'Қан мен тер' });
	});

	it('each commit has a higher cursor than the one before, and the store knows the last one', async () => {
		const first = await bench.store.commit([newBook('a')], STAMP);
		await bench.store.pulse('seat-1', 1);
		const second = await bench.store.commit([newBook('b')], STAMP);
		expect(first).toBeGreaterThan(0);
		expect(second).toBeGreaterThan(first);
		expect(bench.store.cursor()).toBe(second);
		await bench.reopen();
		expect(bench.store.cursor()).toBe(second);
		expect(await bench.store.commit([], STAMP)).toBe(second);
	});

	it('who expects another version is refused, and nothing changes', async () => {
		await bench.store.commit([newBook('b')], STAMP);
		for (const expected of [0, 2]) {
			const refused = bench.store.commit([move('b', expected)], STAMP);
			await expect(refused).rejects.toMatchObject({
				name: 'Conflict',
				kind: 'book',
				id: 'b',
				reason: 'version'
			});
		}
		expect(await bench.store.read('book', 'b')).toMatchObject({ version: 1 });
	});

	it('several records change together or not at all', async () => {
		await bench.store.commit([newBook('a'), newBook('b')], STAMP);
		const refused = bench.store.commit([move('a', 1), fill('s', 0), move('b', 7)], STAMP);
		await expect(refused).rejects.toBeInstanceOf(Conflict);
		expect(await bench.store.read('book', 'a')).toMatchObject({ version: 1 });
		expect(await bench.store.read('shelf', 's')).toBeUndefined();
	});

	it('one commit may change a record twice, in order', async () => {
		await bench.store.commit([newBook('a'), move('a', 1, 'B2')], STAMP);
		expect(await bench.store.read('book', 'a')).toMatchObject({ version: 2, state: { place: 'B2' } });
	});

	it('of many who build on the same version exactly one wins, and the others find what they lost against', async () => {
		await bench.store.commit([newBook('b')], STAMP);
		const places = Array.from({ length: 20 }, (_, index) => `P${index}`);
		const tries = places.map(async (place) => {
			try {
				await bench.store.commit([move('b', 1, place)], STAMP);
				return place;
			} catch (error) {
				expect(error).toBeInstanceOf(Conflict);
				expect(await bench.store.read('book', 'b')).toMatchObject({ version: 2 });
				return undefined;
			}
		});
		const winners = (await Promise.all(tries)).filter((place) => place !== undefined);
		expect(winners).toHaveLength(1);
		expect(await bench.store.read('book', 'b')).toMatchObject({ version: 2, state: { place: winners[0] } });
	});

	it('a commit may follow one that is still under way', async () => {
		const first = bench.store.commit([newBook('b')], STAMP);
		const second = bench.store.commit([move('b', 1)], STAMP);
		expect(await second).toBeGreaterThan(await first);
	});

	it('a unique key belongs to one record for ever', async () => {
		await bench.store.commit([newBook('a', 'A', { unique: ['isbn:1', 'isbn:2'] })], STAMP);
		const refused = bench.store.commit([newBook('b', 'B', { unique: ['isbn:3', 'isbn:2'] })], STAMP);
		await expect(refused).rejects.toMatchObject({
			name: 'Conflict',
			reason: 'unique',
			key: 'isbn:2',
			id: 'b'
		});
		await bench.store.commit([move('a', 1, 'A1', { unique: ['isbn:1'] })], STAMP);
		await bench.reopen();
		expect(await bench.store.find('isbn:1')).toEqual({ kind: 'book', id: 'a' });
		expect(await bench.store.find('isbn:3')).toBeUndefined();
		await expect(bench.store.commit([fill('s', 0, 1, { unique: ['isbn:2'] })], STAMP)).rejects.toBeInstanceOf(
			Conflict
		);
	});

	it('of many who claim the same key at once exactly one gets it, within one commit too', async () => {
		const ids = Array.from({ length: 10 }, (_, index) => `b${index}`);
		const claims = ids.map((id) => bench.store.commit([newBook(id, id, { unique: ['isbn:1'] })], STAMP));
		const won = (await Promise.allSettled(claims)).flatMap(({ status }, index) =>
			status === 'fulfilled' ? [ids[index]] : []
		);
		expect(won).toHaveLength(1);
		expect(await bench.store.find('isbn:1')).toEqual({ kind: 'book', id: won[0] });
		const both = [newBook('x', 'X', { unique: ['isbn:9'] }), newBook('y', 'Y', { unique: ['isbn:9'] })];
		await expect(bench.store.commit(both, STAMP)).rejects.toMatchObject({ reason: 'unique', id: 'y' });
		expect(await bench.store.find('isbn:9')).toBeUndefined();
	});

	it('a fact that its kind cannot fold is thrown back before anything is written', async () => {
		await expect(bench.store.commit([newBook('b'), fill('s', 0, 0.5)], STAMP)).rejects.toBeInstanceOf(
			RangeError
		);
		expect(await bench.store.read('book', 'b')).toBeUndefined();
		await bench.reopen();
		expect((await bench.store.list('book')).total).toBe(0);
	});

	it('what JSON would change silently is thrown back', async () => {
		const hole = new Array(2);
		for (const data of [new Date(0), Number.NaN, { a: [undefined] }, hole, () => 1] as unknown as Json[]) {
			const facts = [{ type: 'titled', v: 1, data: { title: 'x', more: data } }];
			await expect(bench.store.commit([newBook('b', '', { facts })], STAMP)).rejects.toBeInstanceOf(
				TypeError
			);
		}
	});

	it('an unknown kind, an empty id and a record without a fact are bugs of the caller', async () => {
		const wrong = [{ ...newBook('b'), kind: 'toString' }, newBook(''), newBook('b', 'B', { facts: [] })];
		for (const change of wrong)
			await expect(bench.store.commit([change], STAMP)).rejects.toBeInstanceOf(TypeError);
	});

	it('ids may be any text', async () => {
		const ids = [
			'.',
			'..',
			'../../x',
			'a/b',
			'ә',
			'con',
			'__proto__',
			'x'.repeat(200),
			'%2E',
			'Ж'.repeat(200),
			'a b'
		];
		for (const id of ids) await bench.store.commit([newBook(id, id), fill(id, 0)], STAMP);
		await bench.reopen();
		for (const id of ids) expect(await bench.store.read('book', id)).toMatchObject({ state: { title: id } });
		expect((await bench.store.list('shelf')).total).toBe(ids.length);
	});

	it('the last sign of life of each key is kept and changes no record', async () => {
		await bench.store.commit([newBook('b')], STAMP);
		await Promise.all([
			bench.store.pulse('seat-1', 5),
			bench.store.pulse('seat-2', { at: 6 }),
			bench.store.pulse('seat-1', 7)
		]);
		for (const reopen of [false, true]) {
			if (reopen) await bench.reopen();
			expect(await bench.store.lastPulse('seat-1')).toBe(7);
			expect(await bench.store.lastPulse('seat-2')).toEqual({ at: 6 });
			expect(await bench.store.lastPulse('seat-3')).toBeUndefined();
		}
		expect(await bench.store.read('book', 'b')).toMatchObject({ version: 1 });
	});

	it('a store that closes finishes what was begun and refuses what comes after', async () => {
		const begun = [bench.store.commit([newBook('a')], STAMP), bench.store.pulse('seat-1', 1)];
		const closed = bench.store.close();
		await expect(bench.store.commit([newBook('b')], STAMP)).rejects.toBeInstanceOf(Unavailable);
		await expect(bench.store.pulse('seat-1', 2)).rejects.toBeInstanceOf(Unavailable);
		await expect(bench.store.erase('book', 'a')).rejects.toBeInstanceOf(Unavailable);
		await Promise.all([...begun, closed, bench.store.close()]);
	});
}
