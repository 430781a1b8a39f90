import { refused, type Refused } from '../../../domain/refusal.ts';
import { valueLength } from './ber.ts';
import { MOST_SIGNATURES } from './own-file.ts';

/** Larger files are not looked at: they come from anyone. */
const LARGEST = 20 * 1024 * 1024;
/** How far the parts of one signature's dictionary may stand apart, without the signature itself. */
const APART = 64 * 1024;
/** Hexadecimal digits of the largest signature that is read. */
const DIGITS = 1024 * 1024;

/** A signature as it stands in a file; nothing is said yet of whether it is true. */
export interface Located {
	covers: 'whole-file' | 'its-part' | 'not-contiguous';
	/** Undefined when there is none that could be read. */
	cms: Uint8Array | undefined;
	/** The bytes it is over. */
	bytes(): Uint8Array;
	/** When the signer's program says it was signed; epoch ms. */
	claimedAt: number | null;
}

type Range = readonly [from: number, length: number, then: number, rest: number];

const RANGE =
	/\/ByteRange\s{0,20}\[\s{0,20}(\d{1,10})\s{1,20}(\d{1,10})\s{1,20}(\d{1,10})\s{1,20}(\d{1,10})\s{0,20}\]/y;

/** Every byte range of a file and where it stands; undefined when there are too many. */
function ranges(file: string): { at: number; range: Range }[] | undefined {
	const found: { at: number; range: Range }[] = [];
	for (let at = file.indexOf('/ByteRange'); at >= 0; at = file.indexOf('/ByteRange', at + 1)) {
		RANGE.lastIndex = at;
		const numbers = RANGE.exec(file)?.slice(1).map(Number);
		if (!numbers) continue;
		if (found.length === MOST_SIGNATURES) return undefined;
		found.push({ at, range: numbers as unknown as Range });
	}
	return found;
}

/**
 * The digits between both parts, when they are the signature of the very dictionary that the range stands in: a range
 * that leaves out anything else leaves room for what nobody signed.
 */
function digitsOf(file: string, at: number, [, length, then]: Range): string | undefined {
	const digits = file.slice(length + 1, then - 1);
	if (file[length] !== '<' || file[then - 1] !== '>' || then > file.length) return undefined;
	if (digits.length > DIGITS || !/^[0-9A-Fa-f]*$/.test(digits)) return undefined;
	const key = /\/Contents\s*$/.exec(file.slice(Math.max(0, length - 32), length));
	const between = at < length ? file.slice(at, Math.min(length, at + APART)) : file.slice(then, at);
	const apart = at < length ? length - at : at - then;
	if (!key || apart < 0 || apart > APART || /endobj|stream/.test(between)) return undefined;
	return digits;
}

function coverage(file: string, [from, , then, rest]: Range, own: boolean): Located['covers'] {
	const end = then + rest;
	if (!own || from !== 0 || end > file.length) return 'not-contiguous';
	if (end === file.length) return 'whole-file';
	return /%%EOF[\r\n]{0,2}$/.test(file.slice(Math.max(then, end - 16), end)) ? 'its-part' : 'not-contiguous';
}

const DATE = /\/M\s{0,20}\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'?(\d\d)?'?)?/;

/** Of the dictionary around `at`; what the signer's computer took for the time. */
function claimed(file: string, at: number, [, length, then]: Range, own: boolean): number | null {
	const start = Math.max(file.lastIndexOf(' obj', at), at - APART, 0);
	const end = file.indexOf('endobj', own ? Math.max(at, then) : at);
	const dictionary = file.slice(
		start,
		Math.min(end < 0 ? file.length : end, start + APART + (then - length))
	);
	const found = DATE.exec(own ? dictionary.replace(/<[0-9A-Fa-f]{512,}>/g, '') : dictionary);
	if (!found) return null;
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
	const offset = (Number(found[8] ?? 0) * 60 + Number(found[9] ?? 0)) * (found[7] === '-' ? -1 : 1);
	return Date.UTC(year, month - 1, day, hour, minute, second) - offset * 60_000;
}

function cmsOf(digits: string | undefined): Uint8Array | undefined {
	const bytes = digits === undefined ? undefined : Buffer.from(digits, 'hex');
	const length = bytes?.[0] === 0x30 ? valueLength(bytes) : undefined;
	return bytes && length !== undefined ? new Uint8Array(bytes.subarray(0, length)) : undefined;
}

/**
 * Every signature of any PDF, in the order in which they were added. Reads nothing of the PDF but the signatures: what a
 * signature covers is bytes. Refuses 'not-a-pdf' and 'file-too-large'; throws at nothing, and takes time as the file is
 * long.
 */
export function locate(pdf: Uint8Array): Located[] | Refused {
	if (pdf.length > LARGEST) return refused('file-too-large');
	const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
	const found = file.startsWith('%PDF-') ? ranges(file) : undefined;
	if (!found) return refused('not-a-pdf');
	const inOrder = found.sort(({ range: a }, { range: b }) => a[2] + a[3] - (b[2] + b[3]));
	return inOrder.map(({ at, range }) => {
		const digits = digitsOf(file, at, range);
		const own = digits !== undefined;
		return {
			covers: coverage(file, range, own),
			cms: cmsOf(digits),
			bytes: () => signedBytes(pdf, range),
			claimedAt: claimed(file, at, range, own)
		};
	});
}

function signedBytes(pdf: Uint8Array, [from, length, then, rest]: Range): Uint8Array {
	const parts = [pdf.subarray(from, from + length), pdf.subarray(then, then + rest)];
	return new Uint8Array(Buffer.concat(parts));
}
