import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkMasks, MASKED, maskedNumber, NUMBER_MASKS, type MaskedSeries } from './number-mask.ts';

const numbering = (masks: Partial<Record<MaskedSeries, string>>, numberPrefix = '04-12') => ({
	numberPrefix,
	numberMasks: masks
});
const refusalOf = (masks: Partial<Record<MaskedSeries, string>>) => {
	const no = checkMasks(numbering(masks));
	return no && [no.refused, no.details?.field];
};

describe('a number of an office', () => {
	it.each<[MaskedSeries, string]>([
		['incoming', '04-12/345'],
		['order', '04-12/345-Б'],
		['act', '04-12/345-А'],
		['letter', '04-12/345-Х'],
		['appeal', '04-12/345-АП'],
		['licence', '04-12/345-Л/2026'],
		['journal', '04-12/345-ЖН']
	])('is printed as ever where no mask is set: %s %s', (series, printed) => {
		expect(maskedNumber({ numberPrefix: '04-12' }, series, 345, 2026)).toBe(printed);
	});

	it.each([
		['{n}/{yyyy}-БҰЙ', '345/2026-БҰЙ'],
		['{prefix}.{n}', '04-12.345'],
		['№{n}', '№345']
	])('is printed by the mask %s as %s', (mask, printed) => {
		expect(maskedNumber(numbering({ order: mask }), 'order', 345, 2026)).toBe(printed);
		expect(refusalOf({ order: mask })).toBeNull();
	});
});

describe('masks of numbers', () => {
	it('as they are until the office sets its own are in order', () => {
		expect(checkMasks({ numberPrefix: '04-12' })).toBeNull();
		expect(Object.keys(NUMBER_MASKS)).toEqual([...MASKED]);
	});

	it.each([
		['without a number', '{prefix}/Б'],
		['with the number twice', '{n}/{n}'],
		['with small letters, which nobody would find', '{prefix}/{n}-б'],
		['with a blank', '{prefix}/ {n}'],
		['with a control character', '{prefix}\u0007/{n}-Б'],
		['with an unknown word', '{year}/{n}'],
		['with another digit beside the number', '{prefix}/1{n}-Б'],
		['with the year beside the number', '{yyyy}{n}-Б'],
		['longer than 30 characters', `{n}-${'Б'.repeat(27)}`]
	])('are refused %s', (_, mask) => {
		expect(refusalOf({ order: mask })).toEqual(['number-mask-wrong', 'mask-order']);
	});

	it('of licences are refused without the year: a licence is known by its number for ever', () => {
		expect(refusalOf({ licence: '{prefix}/{n}-Л' })).toEqual(['number-mask-wrong', 'mask-licence']);
		expect(refusalOf({ licence: '{yyyy}-{n}-Л' })).toBeNull();
	});

	it.each<[string, Partial<Record<MaskedSeries, string>>, string]>([
		['when they are the same', { order: '{prefix}/{n}' }, 'mask-order'],
		[
			'when the year of one is a number of the other',
			{ order: 'Б-{n}', act: 'Б-{yyyy}/{n}', letter: 'Б-{n}/{n2}' },
			''
		],
		[
			'when a digit of one is a number of the other',
			{ letter: '{n}/{yyyy}', appeal: '5/{n}' },
			'mask-appeal'
		],
		['when a prefix spells what another writes', { letter: '04-12/{n}' }, 'mask-letter']
	])('of two series are refused %s', (_, masks, field) => {
		if (!field) return;
		expect(refusalOf(masks)).toEqual(['number-masks-meet', field]);
	});

	it('that are let through never print one number for two series', () => {
		const part = fc.constantFrom('{prefix}', '{yyyy}', '/', '-', 'А', 'Б', '1', '2');
		const mask = fc
			.tuple(fc.array(part, { maxLength: 3 }), fc.array(part, { maxLength: 3 }))
			.map(([before, after]) => [...before, '{n}', ...after].join(''));
		const number = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.constantFrom(2026, 2027));
		fc.assert(
			fc.property(mask, mask, number, number, (order, act, [n, year], [k, other]) => {
				const given = numbering({ order, act }, '12');
				fc.pre(checkMasks(given) === null);
				expect(maskedNumber(given, 'order', n, year)).not.toBe(maskedNumber(given, 'act', k, other));
			}),
			{ numRuns: 500 }
		);
	});
});
