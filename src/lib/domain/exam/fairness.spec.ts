import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../facts.ts';
import { counterStream, drawPaper, shuffle } from './draw.ts';

/** Two sections, of five questions and three; a paper takes three and two of them. */
const sections = [
	{ id: 'general', questions: 3, passMark: null },
	{ id: 'special', questions: 2, passMark: null }
];
const bank = ['q01', 'q02', 'q03', 'q04', 'q05', 's01', 's02', 's03'].map((id) => ({
	id,
	version: 1,
	section: id.startsWith('q') ? 'general' : 'special',
	options: [...'abcd'].map((option) => ({ id: option }))
}));

/** Pearson's statistic against equal shares. */
function chiSquare(counts: readonly number[]): number {
	const expected = counts.reduce((sum, n) => sum + n, 0) / counts.length;
	return counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
}

/** Four and a half standard deviations above the mean of chi-square: a fair draw over these fixed seeds stays far below. */
const generous = (cells: number): number => cells - 1 + 4.5 * Math.sqrt(2 * (cells - 1));

function tally(cells: number, rounds: number, cellOf: (seed: string) => number): number[] {
	const counts = new Array<number>(cells).fill(0);
	for (let i = 0; i < rounds; i += 1) counts[cellOf(sha256Hex(`seed ${i}`))]! += 1;
	return counts;
}

describe('the fairness of the draw, over fixed seeds', () => {
	it('favours no number', () => {
		const uniform = counterStream(sha256Hex('fair'));
		const counts = new Array<number>(7).fill(0);
		for (let i = 0; i < 7_000; i += 1) counts[uniform(7)]! += 1;
		expect(chiSquare(counts)).toBeLessThan(generous(7));
	});

	it('favours no number where words are thrown away', () => {
		const uniform = counterStream(sha256Hex('fair'));
		const thirds = [0, 0, 0];
		for (let i = 0; i < 3_000; i += 1) thirds[Math.floor(uniform(3_000_000_000) / 1_000_000_000)]! += 1;
		expect(chiSquare(thirds)).toBeLessThan(generous(3));
	});

	it('favours none of the 24 orders of four options', () => {
		const orders = new Map<string, number>();
		const counts = tally(24, 4_800, (seed) => {
			const order = shuffle([1, 2, 3, 4], counterStream(seed)).join('');
			if (!orders.has(order)) orders.set(order, orders.size);
			return orders.get(order)!;
		});
		expect(orders.size).toBe(24);
		expect(chiSquare(counts)).toBeLessThan(generous(24));
	});

	it('favours no question of a section and no place in the paper', () => {
		const general = ['q01', 'q02', 'q03', 'q04', 'q05'];
		for (const place of [0, 1, 2]) {
			const counts = tally(5, 1_500, (seed) => general.indexOf(drawPaper(sections, bank, seed)[place]!.id));
			expect(chiSquare(counts)).toBeLessThan(generous(5));
		}
	});
});
