import { ROUNDS, ROWS, SUBSTITUTION } from './streebog-tables.ts';

/** 512 bits as sixteen words of 32, the lowest first. */
type Block = Uint32Array;

const BLOCK_BYTES = 64;
const WORDS = 16;

/**
 * Substitution and linear transformation of one byte in one place of a word, looked up at once: `(place << 8) | byte`,
 * the low and the high half of the word.
 */
const [LOW, HIGH] = tables();

const CONSTANTS = ROUNDS.map(blockOf);
const ZERO: Block = new Uint32Array(WORDS);

function tables(): [Uint32Array, Uint32Array] {
	const rows = ROWS.trim()
		.split(' ')
		.map((row) => [parseInt(row.slice(8), 16), parseInt(row.slice(0, 8), 16)] as const);
	const low = new Uint32Array(8 * 256);
	const high = new Uint32Array(8 * 256);
	for (let at = 0; at < low.length; at += 1) {
		const [place, byte] = [at >> 8, at & 0xff];
		const substituted = parseInt(SUBSTITUTION.slice(2 * byte, 2 * byte + 2), 16);
		for (let bit = 0; bit < 8; bit += 1) {
			if (!((substituted >> bit) & 1)) continue;
			const [l, h] = rows[63 - 8 * place - bit]!;
			low[at]! ^= l;
			high[at]! ^= h;
		}
	}
	return [low, high];
}

/** A number printed with its highest digit first. */
function blockOf(hex: string): Block {
	const block = new Uint32Array(WORDS);
	for (let i = 0; i < WORDS; i += 1) block[i] = parseInt(hex.slice(8 * (WORDS - 1 - i), 8 * (WORDS - i)), 16);
	return block;
}

/** LPS(a ⊕ b): the transposition of bytes is in the order they are taken from the words. */
function transform(a: Block, b: Block, to: Block, mixed: Block): void {
	for (let i = 0; i < WORDS; i += 1) mixed[i] = a[i]! ^ b[i]!;
	for (let word = 0; word < 8; word += 1) {
		const half = word >> 2;
		const shift = (word & 3) << 3;
		let [low, high] = [0, 0];
		for (let place = 0; place < 8; place += 1) {
			const at = (place << 8) | ((mixed[2 * place + half]! >>> shift) & 0xff);
			low ^= LOW[at]!;
			high ^= HIGH[at]!;
		}
		to[2 * word] = low;
		to[2 * word + 1] = high;
	}
}

/** a + b modulo 2⁵¹², into `a`. */
function add(a: Block, b: Block): void {
	let carry = 0;
	for (let i = 0; i < WORDS; i += 1) {
		const sum = a[i]! + b[i]! + carry;
		a[i] = sum;
		carry = sum > 0xffffffff ? 1 : 0;
	}
}

/** The compression g(N, h, m), into `h`. */
function compressor() {
	const [key, state, mixed] = [0, 0, 0].map(() => new Uint32Array(WORDS)) as [Block, Block, Block];
	return (h: Block, n: Block, m: Block): void => {
		transform(h, n, key, mixed);
		state.set(m);
		for (const constant of CONSTANTS) {
			transform(state, key, state, mixed);
			transform(key, constant, key, mixed);
		}
		for (let i = 0; i < WORDS; i += 1) h[i]! ^= state[i]! ^ key[i]! ^ m[i]!;
	};
}

function hash(message: Uint8Array, start: number): Uint8Array {
	const compress = compressor();
	const h = new Uint32Array(WORDS).fill(start * 0x01010101);
	const [n, sum] = [new Uint32Array(WORDS), new Uint32Array(WORDS)];
	const [block, length] = [new Uint32Array(WORDS), new Uint32Array(WORDS)];
	const whole = message.length - (message.length % BLOCK_BYTES);
	const padded = new Uint8Array(BLOCK_BYTES);
	padded.set(message.subarray(whole));
	padded[message.length - whole] = 1;
	for (let at = 0; at <= whole; at += BLOCK_BYTES) {
		const last = at === whole;
		read(last ? padded : message, last ? 0 : at, block);
		compress(h, n, block);
		length[0] = last ? 8 * (message.length - whole) : 8 * BLOCK_BYTES;
		add(n, length);
		add(sum, block);
	}
	compress(h, ZERO, n);
	compress(h, ZERO, sum);
	return written(h);
}

function read(from: Uint8Array, at: number, block: Block): void {
	for (let i = 0, j = at; i < WORDS; i += 1, j += 4)
		block[i] = from[j]! | (from[j + 1]! << 8) | (from[j + 2]! << 16) | (from[j + 3]! << 24);
}

function written(block: Block): Uint8Array {
	const bytes = new Uint8Array(BLOCK_BYTES);
	for (let i = 0; i < BLOCK_BYTES; i += 1) bytes[i] = block[i >> 2]! >>> (8 * (i & 3));
	return bytes;
}

/**
 * The hash function GOST R 34.11-2012 of 512 bits (Kazakhstan: GOST R 34.11-2015), as bytes in the order they are stored
 * and signed: the lowest of the number that RFC 6986 prints comes first.
 */
export const streebog512 = (message: Uint8Array): Uint8Array => hash(message, 0);

/** The same of 256 bits. */
export const streebog256 = (message: Uint8Array): Uint8Array => hash(message, 1).subarray(32);
