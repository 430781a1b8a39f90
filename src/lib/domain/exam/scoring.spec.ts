import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MultipleScoring } from './blueprint.ts';
import { hundredths, score } from './scoring.ts';
import { BLUEPRINT, KEYS, PAPER } from './testing/attempts.ts';

const options = [...'abcdef'];

describe('one question', () => {
	it.each<[string, string, string, MultipleScoring, number]>([
		['the right option of a single choice', 'b', 'b', 'all-or-nothing', 100],
		['a wrong option', 'b', 'a', 'all-or-nothing', 0],
		['nothing chosen', 'b', '', 'all-or-nothing', 0],
		['the whole key', 'bc', 'bc', 'all-or-nothing', 100],
		['the whole key in another order', 'bc', 'cb', 'all-or-nothing', 100],
		['a part of the key', 'bc', 'b', 'all-or-nothing', 0],
		['the key and one option more', 'bc', 'abc', 'all-or-nothing', 0],
		['a single choice where shares count', 'b', 'b', 'partial', 100],
		['a single choice and another where shares count', 'b', 'ab', 'partial', 0],
		['half of the key', 'bc', 'b', 'partial', 50],
		['one of three', 'bcd', 'b', 'partial', 33],
		['two of three', 'bcd', 'bc', 'partial', 67],
		['one right and one wrong', 'bcd', 'ab', 'partial', 0],
		['two right and one wrong', 'bcd', 'abc', 'partial', 33],
		['more wrong than right, never below nothing', 'bc', 'aef', 'partial', 0],
		['everything ticked', 'bc', 'abcdef', 'partial', 0],
		['the whole key of three', 'bcd', 'bcd', 'partial', 100],
		['nothing where shares count', 'bc', '', 'partial', 0],
		['nothing, for a question that has lost its key', '', '', 'all-or-nothing', 0],
		['anything, for a question that has lost its key', '', 'a', 'partial', 0]
	])('%s: key %j, chosen %j, %s → %i hundredths', (_, key, chosen, scoring, points) => {
		expect(hundredths([...key], [...chosen], scoring)).toBe(points);
	});

	it('is worth between nothing and one point, one point only for exactly the key', () => {
		const subset = fc.subarray(options);
		const key = fc.subarray(options, { minLength: 1 });
		fc.assert(
			fc.property(
				key,
				subset,
				fc.constantFrom<MultipleScoring>('all-or-nothing', 'partial'),
				(right, chosen, scoring) => {
					const points = hundredths(right, chosen, scoring);
					expect(points).toBeGreaterThanOrEqual(0);
					expect(points).toBeLessThanOrEqual(100);
					expect(Number.isInteger(points)).toBe(true);
					expect(points === 100).toBe([...chosen].sort().join('') === [...right].sort().join(''));
				}
			)
		);
	});
});

const RIGHT = { 1: [2], 2: [2], 3: [2], 4: [2], 5: [2, 3] };

describe('a paper', () => {
	it.each([
		['everything right', RIGHT, 5, true],
		['nothing answered', {}, 0, false],
		['exactly the pass mark', { 1: [2], 2: [2], 4: [2] }, 3, true],
		['one point below it', { 1: [2], 4: [2] }, 2, false],
		['the pass mark but not the mark of the second section', { 1: [2], 2: [2], 3: [2] }, 3, false],
		['a cleared choice', { ...RIGHT, 1: [] }, 4, true],
		['an option that the question does not have', { ...RIGHT, 1: [9] }, 4, true]
	])('with %s has its points and passes or not', (_, answers, points, passed) => {
		const counted = score(BLUEPRINT, PAPER, KEYS, answers);
		expect([counted.points, counted.outOf, counted.passed]).toEqual([points, 5, passed]);
	});

	it('is counted by section, each against its own mark', () => {
		const counted = score(BLUEPRINT, PAPER, KEYS, { 1: [2], 2: [1], 5: [3, 2] });
		expect(counted.sections).toEqual([
			{ points: 1, outOf: 3, passMark: null, passed: true },
			{ points: 1, outOf: 2, passMark: 1, passed: true }
		]);
		expect(counted.answered).toBe(3);
	});

	it('adds shares of a point without an error of floating point', () => {
		const thirds = Array.from({ length: 10 }, (_, i) => ({
			id: `q${i}`,
			version: 1,
			section: 0,
			options: ['a', 'b', 'c', 'd']
		}));
		const keys = new Map(thirds.map(({ id }) => [id, ['a', 'b', 'c']]));
		const sections = [{ id: 'one', questions: 10, passMark: 6.7 }];
		const blueprint = { ...BLUEPRINT, sections, multiple: 'partial' as const, passMark: 6.7 };
		const answers = Object.fromEntries(thirds.map((_, i) => [i + 1, [1, 2]]));
		expect(score(blueprint, thirds, keys, answers)).toMatchObject({ points: 6.7, passed: true });
	});

	it('never has fewer points than none nor more than questions', () => {
		const choice = fc.uniqueArray(fc.integer({ min: 1, max: 4 }));
		const answers = fc.record(
			{ 1: choice, 2: choice, 3: choice, 4: choice, 5: choice },
			{ requiredKeys: [] }
		);
		fc.assert(
			fc.property(
				answers,
				fc.constantFrom<MultipleScoring>('all-or-nothing', 'partial'),
				(given, multiple) => {
					const counted = score({ ...BLUEPRINT, multiple }, PAPER, KEYS, given as Record<number, number[]>);
					for (const { points, outOf } of [counted, ...counted.sections]) {
						expect(points).toBeGreaterThanOrEqual(0);
						expect(points).toBeLessThanOrEqual(outOf);
					}
					const sum = counted.sections.reduce((all, { points }) => all + Math.round(points * 100), 0);
					expect(sum).toBe(Math.round(counted.points * 100));
				}
			)
		);
	});
});
