import { beforeEach, expect, it } from 'vitest';
import type { ListQuery } from '../../ports.ts';
import type { Bench } from '../contract.ts';
import { move, newBook, STAMP, weighed } from './test-kinds.ts';

const TITLES = [
	'Ұлы дала',
	'абай жолы',
	'Қан мен тер',
	'Үркер',
	'Ёлка',
	'Елена',
	'Ішкі дүние',
	'Көшпенділер'
];

/** Lists: filters, search, order, pages. */
export function listContract(bench: Bench): void {
	beforeEach(async () => {
		await bench.store.commit(
			TITLES.map((title, index) => newBook(`b${index}`, title)),
			STAMP
		);
		await bench.store.commit([move('b1', 1, 'A1'), move('b2', 1, 'A1'), move('b3', 1, 'B2')], STAMP);
	});

	const ids = async (query: ListQuery) => (await bench.store.list('book', query)).items.map(({ id }) => id);

	it('a list shows every record of its kind by id, with version and summary', async () => {
		const { items, total, next } = await bench.store.list('book');
		expect(items.map(({ id }) => id)).toEqual(TITLES.map((_, index) => `b${index}`));
		expect(items[1]).toEqual({
			id: 'b1',
			version: 2,
			summary: { title: 'абай жолы', place: 'A1', moves: 1, grams: null, lent: false, owner: null }
		});
		expect([total, next]).toEqual([TITLES.length, undefined]);
		expect(await bench.store.list('shelf')).toEqual({ items: [], total: 0, next: undefined });
	});

	it('a filter matches a value exactly, or any of several, or what is absent', async () => {
		expect(await ids({ where: { place: 'A1' } })).toEqual(['b1', 'b2']);
		expect(await ids({ where: { place: ['A1', 'B2'], moves: 1 } })).toEqual(['b1', 'b2', 'b3']);
		expect(await ids({ where: { place: null, title: 'Үркер' } })).toEqual([]);
		expect(await ids({ where: { place: null } })).toHaveLength(5);
		expect(await ids({ where: { lent: true } })).toEqual([]);
	});

	it('all matches come at once, however many, as a list would show them', async () => {
		const sorted = async (query?: ListQuery) =>
			(await bench.store.all('book', query)).map(({ id }) => id).sort();
		expect(await sorted()).toEqual(TITLES.map((_, index) => `b${index}`));
		expect(await sorted({ where: { place: ['A1', 'B2'] } })).toEqual(['b1', 'b2', 'b3']);
		expect(await sorted({ search: 'ҚАН' })).toEqual(['b2']);
		expect((await bench.store.all('book'))[0]?.summary).toHaveProperty('title');
		expect(await bench.store.all('shelf')).toEqual([]);
	});

	it('a search finds all its words anywhere in the texts, in any case, in Kazakh and Russian letters', async () => {
		expect(await ids({ search: 'ҚАН тЕр' })).toEqual(['b2']);
		expect(await ids({ search: 'ұлы' })).toEqual(['b0']);
		expect(await ids({ search: 'жолы A1' })).toEqual(['b1']);
		expect(await ids({ search: 'елка' })).toEqual(['b4']);
		expect(await ids({ search: '  ' })).toHaveLength(TITLES.length);
		expect(await ids({ search: 'жоқ' })).toEqual([]);
	});

	it('texts sort in Kazakh alphabetical order, both ways', async () => {
		const sorted = [
			'абай жолы',
			'Елена',
			'Ёлка',
			'Көшпенділер',
			'Қан мен тер',
			'Ұлы дала',
			'Үркер',
			'Ішкі дүние'
		];
		const titles = async (sort: string) =>
			(await bench.store.list('book', { sort })).items.map(({ summary }) => summary.title);
		expect(await titles('title')).toEqual(sorted);
		expect(await titles('-title')).toEqual(sorted.toReversed());
	});

	it('numbers sort as numbers, absent values first, equal ones by id', async () => {
		await bench.store.commit(
			[9, 10, 2].map((grams, index) => ({
				...newBook(`b${index}`),
				expectedVersion: index === 0 ? 1 : 2,
				facts: [weighed(grams)]
			})),
			STAMP
		);
		expect(await ids({ sort: 'grams' })).toEqual(['b3', 'b4', 'b5', 'b6', 'b7', 'b2', 'b0', 'b1']);
		expect(await ids({ sort: '-grams', limit: 4 })).toEqual(['b1', 'b0', 'b2', 'b3']);
	});

	it('pages follow one another without gap or repetition, and tell how many there are', async () => {
		for (const sort of [undefined, 'title', '-place', 'moves']) {
			const seen: string[] = [];
			let after: string | undefined;
			do {
				const page = await bench.store.list('book', { sort, after, limit: 3 });
				expect(page.total).toBe(TITLES.length);
				seen.push(...page.items.map(({ id }) => id));
				after = page.next;
			} while (after);
			expect(seen).toEqual(await ids({ sort }));
		}
	});

	it('the next page stays where it was when records are added before and after it', async () => {
		const first = await bench.store.list('book', { sort: 'title', limit: 3 });
		await bench.store.commit([newBook('n1', 'аа'), newBook('n2', 'Іі')], STAMP);
		const { items } = await bench.store.list('book', { sort: 'title', limit: 3, after: first.next });
		expect(items.map(({ summary }) => summary.title)).toEqual(['Көшпенділер', 'Қан мен тер', 'Ұлы дала']);
	});

	it('a page holds 1 to 1000 records, and a mangled place to go on from means the first page', async () => {
		expect(await ids({ limit: 0 })).toEqual(['b0']);
		expect(await ids({ limit: 5000 })).toHaveLength(TITLES.length);
		expect(await ids({ after: '%%%', limit: 1 })).toEqual(['b0']);
	});

	it('lists are the same after the store was closed and opened', async () => {
		const before = await bench.store.list('book', { sort: '-title' });
		await bench.reopen();
		expect(await bench.store.list('book', { sort: '-title' })).toEqual(before);
	});
}
