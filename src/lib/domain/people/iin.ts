import { refused, type Refused } from '../refusal.ts';
import { checkDigit, checks, twelveDigits } from './check-digit.ts';

export type Sex = 'm' | 'f';

/** What an individual identification number (ЖСН / ИИН) says of its holder. */
export interface Iin {
	/** Twelve digits. */
	iin: string;
	/** YYYY-MM-DD; the century is a guess when `foreigner`. */
	birthDate: string;
	/** null when the number does not say. */
	sex: Sex | null;
	/** The seventh digit is 0, as in numbers given to some foreigners: neither century nor sex is known. */
	foreigner: boolean;
}

const CENTURY: Record<string, number> = { 1: 1800, 2: 1800, 3: 1900, 4: 1900, 5: 2000, 6: 2000 };

function isRealDate(date: string): boolean {
	const ms = Date.parse(`${date}T00:00:00Z`);
	return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(date);
}

/** The dates YYMMDD can stand for, the likeliest first: real ones and, when `today` is known, not after it. */
function birthDates(digits: string, today: string | undefined): string[] {
	const foreigner = digits[6] === '0';
	const known = CENTURY[digits[6]!];
	const centuries = foreigner ? (today ? [2000, 1900] : [1900, 2000]) : known ? [known] : [];
	return centuries
		.map((century) => `${century / 100}${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4, 6)}`)
		.filter((date) => isRealDate(date) && (!today || date <= today));
}

/**
 * Reads an IIN: twelve digits YYMMDD, century and sex, four serial digits, check digit; blanks between them are
 * let go. `today` (YYYY-MM-DD) lets birth dates in the future be refused, and the century of a foreigner's number be
 * the latest possible one; without it that century is taken for the 1900s.
 * Refuses `iin-length`, `iin-checksum`, `iin-date`.
 */
export function parseIin(text: string, today?: string): Iin | Refused {
	const iin = twelveDigits(text);
	if (!iin) return refused('iin-length');
	if (!checks(iin)) return refused('iin-checksum');
	const [birthDate] = birthDates(iin, today);
	if (!birthDate) return refused('iin-date');
	const foreigner = iin[6] === '0';
	const sex = foreigner ? null : Number(iin[6]) % 2 === 1 ? 'm' : 'f';
	return { iin, birthDate, sex, foreigner };
}

/** An IIN as screens and logs may show it: the last four digits. */
export function maskIin(iin: string): string {
	return `•••• •••• ${iin.slice(-4)}`;
}

/**
 * An IIN for demonstration data: right in form, belonging to nobody we know of. `birthDate` YYYY-MM-DD from 1800
 * to 2099, `serial` 0…9999. `undefined` for the serials that have no check digit (about one in a hundred): take the next.
 */
export function madeUpIin(of: { birthDate: string; sex: Sex; serial: number }): string | undefined {
	const century = Number(of.birthDate.slice(0, 2)) - 18;
	const seventh = 2 * century + (of.sex === 'm' ? 1 : 2);
	const serial = String(of.serial).padStart(4, '0');
	const eleven = `${of.birthDate.slice(2).replaceAll('-', '')}${seventh}${serial}`;
	const check = checkDigit(eleven);
	return check === undefined ? undefined : `${eleven}${check}`;
}
