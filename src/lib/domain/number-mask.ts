import { refused, type Refused } from './refusal.ts';

/** Series whose numbers are printed by a mask; certificates have a form of their own, rounds a plain number. */
export const MASKED = [
	'incoming',
	'order',
	'act',
	'letter',
	'appeal',
	'licence',
	'conclusion',
	'permit',
	'address',
	'accreditation',
	'journal'
] as const;
export type MaskedSeries = (typeof MASKED)[number];

/** How an office prints its numbers. */
export interface Numbering {
	/** What registered numbers begin with, as '04-12'. */
	numberPrefix: string;
	/** By series: `{prefix}`, `{n}`, `{yyyy}` and what stands between them; `NUMBER_MASKS` where none is set. */
	numberMasks?: Partial<Record<MaskedSeries, string>>;
}

/** In force until the office sets its own. */
export const NUMBER_MASKS: Record<MaskedSeries, string> = {
	incoming: '{prefix}/{n}',
	order: '{prefix}/{n}-Б',
	act: '{prefix}/{n}-А',
	letter: '{prefix}/{n}-Х',
	appeal: '{prefix}/{n}-АП',
	licence: '{prefix}/{n}-Л/{yyyy}',
	conclusion: '{prefix}/{n}-ҚТ',
	permit: '{prefix}/{n}-РҚ',
	address: '{prefix}/{n}-МЖ',
	accreditation: '{prefix}/{n}-АК',
	journal: '{prefix}/{n}-ЖН'
};

/** The longest mask, in characters. */
export const MASK_MAX = 30;

const maskOf = ({ numberMasks }: Numbering, series: MaskedSeries): string =>
	numberMasks?.[series] || NUMBER_MASKS[series];

/** A number as the mask of its series prints it. */
export const maskedNumber = (numbering: Numbering, series: MaskedSeries, n: number, year: number): string =>
	maskOf(numbering, series)
		.replaceAll('{prefix}', numbering.numberPrefix)
		.replaceAll('{yyyy}', String(year).padStart(4, '0'))
		.replaceAll('{n}', String(n));

/** What one place of a number may hold: a sign, or any digit, once or many times. */
interface Place {
	holds: string | 'digit';
	many: boolean;
}

const PLACES: Record<string, readonly Place[]> = {
	'{n}': [{ holds: 'digit', many: true }],
	'{yyyy}': Array.from({ length: 4 }, () => ({ holds: 'digit', many: false }))
};

function placesOf(numbering: Numbering, series: MaskedSeries): Place[] {
	const mask = maskOf(numbering, series).replaceAll('{prefix}', numbering.numberPrefix);
	return mask
		.split(/(\{n\}|\{yyyy\})/)
		.flatMap((part) => PLACES[part] ?? [...part].map((holds) => ({ holds, many: false })));
}

const isDigit = (sign: string): boolean => sign === 'digit' || /\d/.test(sign);
const agree = (a: string, b: string): boolean =>
	a === b || (a === 'digit' && isDigit(b)) || (b === 'digit' && isDigit(a));

/** Where one may go on from a place, and by what sign: to the next, or over a place of many once more. */
function ways(places: readonly Place[], at: number): [sign: string, to: number][] {
	const [next, before] = [places[at], places[at - 1]];
	return [
		...(next ? [[next.holds, at + 1] as [string, number]] : []),
		...(before?.many ? [[before.holds, at] as [string, number]] : [])
	];
}

/** Whether two masks can print the same number: their places are walked side by side. */
function meet(a: readonly Place[], b: readonly Place[]): boolean {
	const seen = new Set<string>();
	const open: [number, number][] = [[0, 0]];
	for (let pair = open.pop(); pair; pair = open.pop()) {
		const [i, j] = pair;
		if (i === a.length && j === b.length) return true;
		if (seen.has(pair.join())) continue;
		seen.add(pair.join());
		for (const [sign, to] of ways(a, i))
			for (const [other, and] of ways(b, j)) if (agree(sign, other)) open.push([to, and]);
	}
	return false;
}

/** Capitals, digits and a few signs: who types a number from a paper must find it. */
const ALLOWED = /^[\p{Lu}\p{Nd}./()№_-]*$/u;

/** A licence is known by its number as long as it is in force: numbers of another year must not be the same. */
const WITH_YEAR: readonly MaskedSeries[] = ['licence'];

function badly(mask: string, series: MaskedSeries): boolean {
	if (WITH_YEAR.includes(series) && !mask.includes('{yyyy}')) return true;
	const plain = mask.replaceAll('{prefix}', '').replaceAll('{yyyy}', '').replace('{n}', '');
	const apart = !/(\d|\{yyyy\})\{n\}|\{n\}(\d|\{yyyy\})/.test(mask);
	return !mask.includes('{n}') || !apart || [...mask].length > MASK_MAX || !ALLOWED.test(plain);
}

/**
 * Whether masks can be used: each has `{n}` once, apart from other digits, at most 30 characters, capitals and digits
 * and `./()№_-`, licences the year too; and no two series can ever print the same number. Refuses 'number-mask-wrong', 'number-masks-meet',
 * naming the field `mask-<series>`.
 */
export function checkMasks(numbering: Numbering): Refused | null {
	const wrong = MASKED.find((series) => badly(maskOf(numbering, series), series));
	if (wrong) return refused('number-mask-wrong', { field: `mask-${wrong}` });
	for (const [at, series] of MASKED.entries()) {
		const twin = MASKED.slice(0, at).find((one) =>
			meet(placesOf(numbering, one), placesOf(numbering, series))
		);
		if (twin) return refused('number-masks-meet', { field: `mask-${series}` });
	}
	return null;
}
