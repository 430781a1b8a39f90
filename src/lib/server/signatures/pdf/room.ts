import { refused, type Refused } from '../../../domain/refusal.ts';
import type { SignatureRoom } from '../../ports.ts';
import { valueLength } from './ber.ts';
import { increment, readWritten, written } from './increment.ts';
import { MOST_SIGNATURES, placeIn } from './own-file.ts';

const textOf = (bytes: Uint8Array): string =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/**
 * The file with room for one more signature behind it; what was there stays as it was. Only for files that this product
 * made: throws at others.
 */
export function prepare(pdf: Uint8Array, room: SignatureRoom): Uint8Array {
	const place = placeIn(textOf(pdf));
	if (!place) throw new Error('A signature is added to files of this product only.');
	const { text } = increment(place, written(room));
	return new Uint8Array(Buffer.concat([pdf, Buffer.from(text, 'latin1')]));
}

/** Where the last signature of a file of this product goes, with its angle brackets. */
function lastGap(pdf: Uint8Array): [from: number, to: number] {
	const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
	const from = bytes.lastIndexOf('/Contents <') + '/Contents '.length;
	const to = bytes.indexOf('>', from) + 1;
	if (from < '/Contents '.length || to === 0) throw new Error('The file has no room for a signature.');
	return [from, to];
}

/** Offset and length of both parts that the last signature covers. */
export function coveredRange(prepared: Uint8Array): [number, number, number, number] {
	const [from, to] = lastGap(prepared);
	return [0, from, to, prepared.length - to];
}

/** The bytes that are signed: all but the room. */
export function covered(prepared: Uint8Array): Uint8Array {
	const [from, to] = lastGap(prepared);
	return new Uint8Array(Buffer.concat([prepared.subarray(0, from), prepared.subarray(to)]));
}

/** signing-certificate-v2, RFC 5035: what makes a signature PAdES. */
const SIGNING_CERTIFICATE_V2 = Buffer.from('060b2a864886f70d010910022f', 'hex');

/**
 * Puts a CMS into the room. Refuses 'signature-too-large', and 'signature-malformed' when it is none, or lacks what the
 * label of the room promises.
 */
export function embed(prepared: Uint8Array, cms: Uint8Array): Uint8Array | Refused {
	const [from, to] = lastGap(prepared);
	if (2 * cms.length > to - from - 2) return refused('signature-too-large');
	if (cms[0] !== 0x30 || valueLength(cms) !== cms.length) return refused('signature-malformed');
	const said = textOf(prepared.subarray(Math.max(0, from - 8192), from));
	const pades = said.lastIndexOf('/SubFilter /ETSI.CAdES.detached') > said.lastIndexOf(' 0 obj\n');
	if (pades && !Buffer.from(cms).includes(SIGNING_CERTIFICATE_V2)) return refused('signature-malformed');
	const signed = prepared.slice();
	signed.set(Buffer.from(Buffer.from(cms).toString('hex').toUpperCase(), 'latin1'), from + 1);
	return signed;
}

/** Whether `signed` is `plain` with nothing behind it but signatures as this product adds them. */
export function onlySigned(plain: Uint8Array, signed: Uint8Array): boolean {
	if (Buffer.compare(plain, signed.subarray(0, plain.length)) !== 0) return false;
	const file = textOf(signed);
	let at = plain.length;
	for (let i = 0; at < file.length; i++) {
		const next = i < MOST_SIGNATURES ? endOfSignature(file, at) : undefined;
		if (next === undefined) return false;
		at = next;
	}
	return true;
}

/** Where the revision ends that begins at `at`; undefined when it holds anything but a signature. */
function endOfSignature(file: string, at: number): number | undefined {
	const place = placeIn(file.slice(0, at));
	const says = place && readWritten(file.slice(at));
	if (!says) return undefined;
	const { text, gap } = increment(place, says);
	const found = file.slice(at, at + text.length);
	const same = found.slice(0, gap[0]) === text.slice(0, gap[0]) && found.slice(gap[1]) === text.slice(gap[1]);
	// A room that was left empty is no signature.
	return same && /^<30[0-9A-F]*>$/.test(found.slice(...gap)) ? at + text.length : undefined;
}
