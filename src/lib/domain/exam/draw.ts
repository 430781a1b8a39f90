import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256Hex } from '../facts.ts';
import type { BlueprintSection } from './blueprint.ts';

/**
 * The draw nobody can steer and anyone can run again (design, section 5; test vectors in docs/draw.md).
 * The office commits to a secret seed in the signed order; the room adds digits at the start; the paper follows from both.
 */

/** What the office commits to. */
export interface DrawTerms {
	/** 32 secret bytes, hexadecimal. */
	seed: string;
	sitting: string;
	/** Fingerprint of the blueprint. */
	blueprint: string;
	/** Fingerprint of the bank edition. */
	edition: string;
	attempts: readonly string[];
}

/** C = SHA-256(seed ‖ sitting ‖ blueprint ‖ edition ‖ sorted attempt ids), each followed by a line feed. */
export function commitment({ seed, sitting, blueprint, edition, attempts }: DrawTerms): string {
	return sha256Hex(
		[seed, sitting, blueprint, edition, ...[...attempts].sort()].map((part) => `${part}\n`).join('')
	);
}

/** The seed of one paper: HMAC-SHA-256(seed, attempt ‖ LF ‖ digits), hexadecimal. */
export function paperSeed(seed: string, attempt: string, digits: string): string {
	return bytesToHex(hmac(sha256, hexToBytes(seed), utf8ToBytes(`${attempt}\n${digits}`)));
}

/** A source of uniform whole numbers in [0, n). */
export type Uniform = (n: number) => number;

/**
 * Numbers from the HMAC counter stream: block i is HMAC-SHA-256(paper seed, i as 32 bits, big-endian), read as eight
 * 32-bit words; a word at or above the largest multiple of n is rejected, so that no remainder is favoured.
 */
export function counterStream(seed: string): Uniform {
	const key = hexToBytes(seed);
	let block: DataView | undefined;
	let counter = 0;
	let offset = 32;
	const word = (): number => {
		if (!block || offset === 32) {
			const count = new Uint8Array(4);
			new DataView(count.buffer).setUint32(0, counter++);
			const bytes = hmac(sha256, key, count);
			block = new DataView(bytes.buffer, bytes.byteOffset);
			offset = 0;
		}
		offset += 4;
		return block.getUint32(offset - 4);
	};
	return (n) => {
		const limit = Math.floor(2 ** 32 / n) * n;
		let value = word();
		while (value >= limit) value = word();
		return value % n;
	};
}

/** Fisher–Yates from the end: for i = length − 1 … 1 exchange i with uniform(i + 1). Returns a new array. */
export function shuffle<T>(items: readonly T[], uniform: Uniform): T[] {
	const result = [...items];
	for (let i = result.length - 1; i > 0; i -= 1) {
		const j = uniform(i + 1);
		[result[i], result[j]] = [result[j] as T, result[i] as T];
	}
	return result;
}

/** What the draw needs of a question. */
export interface Drawable {
	id: string;
	version: number;
	section: string;
	options: readonly { id: string }[];
}

/** One question of a paper: the version drawn and the order of its options. Never texts. */
export interface PaperQuestion {
	id: string;
	version: number;
	/** Index of the blueprint's section, from 0. */
	section: number;
	/** Option ids in the order shown. */
	options: string[];
}

export type Paper = PaperQuestion[];

/**
 * Draws a paper: for each section of the blueprint its questions (ids in code-unit order, shuffled, the first k taken),
 * then their order within the section, then the order of each question's options (as listed in the bank, shuffled).
 */
export function drawPaper(
	sections: readonly BlueprintSection[],
	questions: readonly Drawable[],
	seed: string
): Paper {
	const uniform = counterStream(seed);
	const chosen = sections.map(({ id, questions: k }) => {
		const pool = questions.filter((q) => q.section === id).sort((a, b) => (a.id < b.id ? -1 : 1));
		return shuffle(pool, uniform).slice(0, k);
	});
	const ordered = chosen.map((section) => shuffle(section, uniform));
	return ordered.flatMap((section, index) =>
		section.map((q) => ({
			id: q.id,
			version: q.version,
			section: index,
			options: shuffle(q.options, uniform).map((option) => option.id)
		}))
	);
}

/** Digits of the room: 4 to 12 decimal digits, blanks allowed between them. Undefined when they are not that. */
export function parseDigits(text: string): string | undefined {
	const digits = text.replace(/[\s-]/g, '');
	return /^\d{4,12}$/.test(digits) ? digits : undefined;
}
