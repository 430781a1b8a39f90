import { certificateNumber } from './attestation/certificate.ts';
import type { FactOf, RecordKind } from './facts.ts';
import { MASKED, maskedNumber, type MaskedSeries, type Numbering } from './number-mask.ts';
import { refused, type Refused } from './refusal.ts';

/**
 * A number series of one kind and year. Every number is a fact: no gaps, no doubles. `text` is the number as it was
 * printed: the mask may change later, the paper does not. Facts of before it was kept lack it.
 */
export type RegisterFact = FactOf<{
	'number-given': { number: number; to: string };
	/** Kept for what is prepared for signing, over retries; given when it is signed. */
	'number-reserved': { number: number; to: string; text?: string };
	/** What was to bear it was withdrawn, or will not be signed: nothing ever bears it. */
	'number-voided': { number: number; to: string; text?: string; reason: string };
}>;

export interface RegisterState {
	/** The highest number given, reserved or voided; 0 before the first. */
	last: number;
	/** By record id: the numbers that wait to be given. */
	reserved: Record<string, number>;
}

export const SERIES = [
	'incoming',
	'order',
	'act',
	'letter',
	'round',
	'certificate',
	'appeal',
	'licence',
	'conclusion',
	'permit',
	'address',
	'accreditation',
	'journal'
] as const;
export type Series = (typeof SERIES)[number];

/** Record id of a series: certificates number on for ever, the others begin anew each year. */
export const registerId = (series: Series, year: number): string =>
	series === 'certificate' ? 'certificate' : `${series}-${year}`;

/** Which series and year a register is of, by its record id; the year of certificates is 0. Null for what is none. */
export function seriesOf(id: string): { series: Series; year: number } | null {
	const [, name, year] = /^([a-z]+)(?:-(\d{4}))?$/.exec(id) ?? [];
	const series = SERIES.find((one) => one === name);
	return series && registerId(series, Number(year ?? 0)) === id ? { series, year: Number(year ?? 0) } : null;
}

const isMasked = (series: Series): series is MaskedSeries => (MASKED as readonly Series[]).includes(series);

/** As printed: `04-12/345`. */
export function formatNumber(numbering: Numbering, series: Series, n: number, year: number): string {
	if (series === 'certificate') return certificateNumber(n);
	return isMasked(series) ? maskedNumber(numbering, series, n, year) : String(n);
}

/**
 * Voids the number that is kept for a record: nothing ever bears it, and the record gets the next one when it is
 * prepared again. Refuses 'reason-missing', and 'number-not-reserved' when it was given or voided meanwhile.
 */
export function voidReserved(
	state: RegisterState,
	{ to, text }: { to: string; text: string },
	reason: string
): RegisterFact[] | Refused {
	const number = state.reserved[to];
	if (number === undefined) return refused('number-not-reserved');
	if (!reason.trim()) return refused('reason-missing');
	return [{ type: 'number-voided', v: 1, data: { number, to, text, reason: reason.trim() } }];
}

export const registerKind: RecordKind<RegisterState, RegisterFact> = {
	evolve(state, { type, data: { number, to } }) {
		const { [to]: waiting, ...others } = state?.reserved ?? {};
		const last = Math.max(state?.last ?? 0, number);
		if (type === 'number-reserved') return { last, reserved: { ...others, [to]: number } };
		return {
			last,
			reserved: waiting === undefined || waiting === number ? others : { ...others, [to]: waiting }
		};
	},
	summary: (state) => ({ last: state.last })
};

/** Letters that look the same on paper: who types a number from a sheet has either alphabet in force. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
	A: 'А',
	B: 'В',
	C: 'С',
	E: 'Е',
	H: 'Н',
	K: 'К',
	M: 'М',
	O: 'О',
	P: 'Р',
	T: 'Т',
	X: 'Х'
};

/**
 * The ways a registered number may have been meant: as typed; and without spaces, in capitals, its letters of one
 * alphabet — Cyrillic in the registers of the office, Latin in certificates.
 */
export function spellingsOf(typed: string): string[] {
	const plain = typed.replace(/\s+/g, '').toUpperCase();
	const latin = Object.fromEntries(Object.entries(LOOK_ALIKES).map(([l, c]) => [c, l]));
	const each = (table: Readonly<Record<string, string>>) =>
		[...plain].map((letter) => table[letter] ?? letter).join('');
	return [...new Set([typed.trim(), plain, each(LOOK_ALIKES), each(latin)])];
}
