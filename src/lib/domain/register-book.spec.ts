import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bookOf } from './register-book.ts';
import type { RegisterFact } from './register.ts';

type Told = RegisterFact & { at: number };

const given = (number: number, to = `r${number}`, at = number): Told => ({
	type: 'number-given',
	v: 1,
	data: { number, to },
	at
});
const reserved = (number: number, to = `r${number}`, at = number): Told => ({
	...given(number, to, at),
	type: 'number-reserved'
});
const voided = (number: number, to = `r${number}`, at = number): Told => ({
	type: 'number-voided',
	v: 1,
	data: { number, to, reason: 'қайтарылды' },
	at
});

describe('a register read as a book', () => {
	it('is empty before the first number', () => {
		expect(bookOf([])).toEqual({ last: 0, entries: [], gaps: [], doubles: [] });
	});

	it('accounts for every number in order', () => {
		const book = bookOf([given(1), reserved(2), given(3)]);
		expect(book.entries.map(({ n, fate }) => [n, fate])).toEqual([
			[1, 'given'],
			[2, 'reserved'],
			[3, 'given']
		]);
		expect(book.gaps).toEqual([]);
	});

	it('shows a reserved number that was given as given, at the moment it was', () => {
		const { entries, doubles } = bookOf([reserved(1, 'a', 5), given(2), given(1, 'a', 9)]);
		expect(entries[0]).toEqual({ n: 1, to: 'a', fate: 'given', text: null, at: 9, reason: null });
		expect(doubles).toEqual([]);
	});

	it('keeps the reason of a number that was voided', () => {
		const { entries, gaps } = bookOf([reserved(1), voided(1)]);
		expect(entries[0]).toMatchObject({ fate: 'voided', reason: 'қайтарылды' });
		expect(gaps).toEqual([]);
	});

	it('keeps a number as it was printed when it was reserved, whatever became of it', () => {
		const printed = reserved(1);
		const kept = { ...printed, data: { ...printed.data, text: '04-12/1-Б' } } as Told;
		expect(bookOf([kept, voided(1)]).entries[0]).toMatchObject({ fate: 'voided', text: '04-12/1-Б' });
	});

	it('names the numbers nobody accounts for', () => {
		expect(bookOf([given(2), given(5)]).gaps).toEqual([1, 3, 4]);
	});

	it.each<[string, Told[]]>([
		['two records were given', [given(1, 'a'), given(1, 'b')]],
		['was given to another than it was kept for', [reserved(1, 'a'), given(1, 'b')]],
		['was given after it was voided', [reserved(1), voided(1), given(1)]],
		['was voided after it was given', [given(1), voided(1)]]
	])('names a number that %s', (_, facts) => {
		expect(bookOf(facts).doubles).toEqual([1]);
	});

	it('leaves no number out: each is told of or named as missing', () => {
		fc.assert(
			fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 }), (numbers) => {
				const { last, entries, gaps } = bookOf(numbers.map((n) => given(n)));
				const all = [...entries.map(({ n }) => n), ...gaps].sort((a, b) => a - b);
				expect(all).toEqual(Array.from({ length: last }, (_, i) => i + 1));
			})
		);
	});
});
