import { createHash } from 'node:crypto';
import type { Fact, Json } from '../../../../domain/facts.ts';

/** One record's part of a journal line. */
export interface LineChange {
	kind: string;
	id: string;
	/** After this change. */
	version: number;
	facts: Fact[];
	/** Keyed hashes of claimed keys. */
	unique?: string[];
	/** The confidential part, encrypted (`Keys`). */
	conf?: string;
}

/** What a caller puts into a line. */
export type LineContent = { at: number; by: string; changes: LineChange[] } | { pulse: Record<string, Json> };

/** What a line says: its number, the hash of the line before, and a commit or signs of life. */
export interface LineBody {
	n: number;
	/**
	 * The number of the first line that was written in the same breath: all lines before it were durable by then. So a
	 * line shows whether an earlier one that is found broken had been acknowledged or may be the trace of a crash.
	 */
	batch: number;
	prev: string;
	at?: number;
	by?: string;
	changes?: LineChange[];
	pulse?: Record<string, Json>;
}

export interface EncodedLine {
	bytes: Buffer;
	hash: string;
}

const HEAD = '{"h":"';
const MIDDLE = '","b":';
const HASH_END = HEAD.length + 64;
const BODY_START = HASH_END + MIDDLE.length;
export const NEWLINE = 0x0a;

/** `{"h":"<SHA-256 of the bytes of b>","b":{…}}` and a newline: checked without parsing it first. */
export function encodeLine(body: object): EncodedLine {
	const text = JSON.stringify(body);
	const hash = sha256(text);
	return { bytes: Buffer.from(`${HEAD}${hash}${MIDDLE}${text}}\n`), hash };
}

/** The body of a line (given without its newline) and its hash; undefined when it is not whole. */
export function decodeLine<Body = LineBody>(bytes: Buffer): { body: Body; hash: string } | undefined {
	const end = bytes.length - 1;
	if (end <= BODY_START || bytes[end] !== 0x7d) return undefined;
	if (
		bytes.toString('latin1', 0, HEAD.length) !== HEAD ||
		bytes.toString('latin1', HASH_END, BODY_START) !== MIDDLE
	)
		return undefined;
	const hash = bytes.toString('latin1', HEAD.length, HASH_END);
	const body = bytes.subarray(BODY_START, end);
	if (sha256(body) !== hash) return undefined;
	return { body: JSON.parse(body.toString()) as Body, hash };
}

function sha256(data: string | Uint8Array): string {
	return createHash('sha256').update(data).digest('hex');
}
