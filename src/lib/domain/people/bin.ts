import { refused, type Refused } from '../refusal.ts';
import { checks, twelveDigits } from './check-digit.ts';

const KIND = { 4: 'resident', 5: 'non-resident', 6: 'joint-entrepreneur' } as const;
const ATTRIBUTE = { 0: 'head', 1: 'branch', 2: 'representative-office', 3: 'farm' } as const;

/** What a business identification number (БСН / БИН) says of its holder. */
export interface Bin {
	/** Twelve digits. */
	bin: string;
	/** Year in its century and month of registration, YYMM: the number does not name the century. */
	registered: string;
	kind: (typeof KIND)[keyof typeof KIND];
	attribute: (typeof ATTRIBUTE)[keyof typeof ATTRIBUTE];
}

/**
 * Reads a BIN: YYMM, kind, attribute, five serial digits, check digit; blanks between them are let go.
 * Refuses `bin-length`, `bin-checksum`, and `bin-form` for a month, kind or attribute that does not exist.
 */
export function parseBin(text: string): Bin | Refused {
	const bin = twelveDigits(text);
	if (!bin) return refused('bin-length');
	if (!checks(bin)) return refused('bin-checksum');
	const month = Number(bin.slice(2, 4));
	const kind = KIND[bin[4] as unknown as keyof typeof KIND];
	const attribute = ATTRIBUTE[bin[5] as unknown as keyof typeof ATTRIBUTE];
	if (month < 1 || month > 12 || !kind || !attribute) return refused('bin-form');
	return { bin, registered: bin.slice(0, 4), kind, attribute };
}
