import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What a stranger's file says of itself, read without trusting any of it. */

/** More than any document of ours has; whoever appends more gains nothing by it. */
const REVISIONS_MAX = 12;
const MARKER = '%%EOF';
const [LF, CR] = [10, 13];

/** One character a byte: offsets in the text are offsets in the file. What is looked for is ASCII. */
const asText = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

/** Where the earlier states of an incrementally updated PDF may end: right behind each marker, and behind its line end. */
function endsOf(bytes: Uint8Array, text: string): number[] {
	const ends: number[] = [];
	let at = text.indexOf(MARKER);
	for (let n = 0; at >= 0 && n < REVISIONS_MAX; n += 1, at = text.indexOf(MARKER, at + 1)) {
		let end = at + MARKER.length;
		ends.push(end);
		if (bytes[end] === CR) ends.push((end += 1));
		if (bytes[end] === LF) ends.push(end + 1);
	}
	return ends.filter((end) => end < bytes.length);
}

/** What a file held before something was added behind it: how long it was and its SHA-256, shortest first. */
export function earlierStates(bytes: Uint8Array): { length: number; sha256: string }[] {
	const hash = sha256.create();
	let from = 0;
	return endsOf(bytes, asText(bytes)).map((end) => {
		hash.update(bytes.subarray(from, end));
		from = end;
		return { length: end, sha256: bytesToHex(hash.clone().digest()) };
	});
}

/** What a file says it is: the address of its code, the number in it, and the identifier of the PDF. */
export interface Claim {
	number: string;
	/** Where its code leads, up to `/verify/`. */
	base: string;
}

const CLAIMS_MAX = 8;
/** How many places of a file are looked at, and how far before and behind: a hostile one costs no more than another. */
const PLACES_MAX = 64;
const PART_MAX = 200;
const PATH = '/verify/';
const IDENTIFIER = /\/ID\s{0,8}\[\s{0,8}<([0-9A-Fa-f]{32})>/g;

function decoded(part: string): string | null {
	try {
		return decodeURIComponent(part).trim();
	} catch {
		return null;
	}
}

/** Every address of a check in a text: what stands before and behind its path. */
function* addressesIn(text: string): Generator<Claim> {
	let at = text.indexOf(PATH);
	for (let n = 0; at >= 0 && n < PLACES_MAX; n += 1, at = text.indexOf(PATH, at + 1)) {
		const before = text.slice(Math.max(0, at - PART_MAX), at);
		const behind = text.slice(at + PATH.length, at + PATH.length + PART_MAX);
		const base = /https?:\/\/[^\s()<>"']+$/.exec(before)?.[0];
		const number = decoded(/^[^\s()<>"'\\]*/.exec(behind)?.[0] ?? '');
		if (base && number && number.length <= 60) yield { number, base };
	}
}

/** The numbers a file bears in the addresses of its codes, and the identifiers it was made with, lower case. */
export function claimsOf(bytes: Uint8Array): { claims: Claim[]; identifiers: string[] } {
	const text = asText(bytes);
	const claims = new Map<string, Claim>();
	for (const claim of addressesIn(text)) {
		claims.set(`${claim.base} ${claim.number}`, claim);
		if (claims.size >= CLAIMS_MAX) break;
	}
	const identifiers = new Set<string>();
	for (const [, id = ''] of text.matchAll(IDENTIFIER)) {
		identifiers.add(id.toLowerCase());
		if (identifiers.size >= CLAIMS_MAX) break;
	}
	return { claims: [...claims.values()], identifiers: [...identifiers] };
}

/** Whether a file begins as a PDF does: the header may stand behind a little of something else. */
export const looksLikePdf = (bytes: Uint8Array): boolean => asText(bytes.subarray(0, 1024)).includes('%PDF-');
