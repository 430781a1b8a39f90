import type { RecordRef } from '../../records/kinds.ts';
import { DamagedJournal, type Place } from '../errors.ts';
import { decodeLine, encodeLine, NEWLINE } from '../log/line.ts';

/** The key of one record's confidential part. */
export interface Key extends RecordRef {
	/** Names the key, so that what was encrypted before an erasure is known to be erased. */
	key: string;
	/** 32 bytes, base64url. */
	secret: string;
}

/** What an erasure leaves: a key of that name was thrown away. Without this mark a missing key is a damage. */
interface Erased {
	erased: string;
}

/** The first line: so many lines, this one included, were written at once to replace the file before. */
interface Head {
	lines: number;
}

/** `durable`: how many bytes of the file were durable before this line was written. See `readLines` for its use. */
type KeyLine = (Key | Erased | Head) & { durable: number };

/** What a file of keys holds. */
export interface KeyFile {
	keys: Key[];
	/** Names of the keys that were erased. */
	erased: string[];
	/** The file has a head, so its erasures left marks. Those of the first releases had neither. */
	marksErasures: boolean;
	/** Where its whole lines end. */
	end: Place;
}

export const KEY_FILE = 'keys.ndjson';

/** The lines of keys that are appended together to a file of `durable` bytes. */
export function encodeKeys(keys: readonly Key[], durable: number): Buffer {
	return Buffer.concat(keys.map((key) => encodeKey(key, durable)));
}

/** A whole file of keys, written to replace another: every line of it is durable before it is used. */
export function encodeKeyFile(keys: readonly Key[], erased: readonly string[]): Buffer {
	const head = encode({ lines: 1 + erased.length + keys.length, durable: 0 });
	const file = [head];
	let size = head.length;
	const add = (line: Buffer) => {
		file.push(line);
		size += line.length;
	};
	for (const name of erased) add(encode({ erased: name, durable: size }));
	for (const key of keys) add(encodeKey(key, size));
	return Buffer.concat(file);
}

function encodeKey({ kind, id, key, secret }: Key, durable: number): Buffer {
	return encode({ kind, id, key, secret, durable });
}

const encode = (line: KeyLine) => encodeLine(line).bytes;

/**
 * Reads a file of keys. A broken end that was never durable may be the trace of a crash: its commit was not written yet.
 * A broken or missing line that was durable is refused with `DamagedJournal`.
 */
export function parseKeys(file: Buffer): KeyFile {
	const keys: Key[] = [];
	const erased: string[] = [];
	let lines = 0;
	const take = (body: KeyLine) => {
		if ('erased' in body) erased.push(body.erased);
		else if ('lines' in body) lines = body.lines;
		else keys.push(body);
	};
	let broken: Place | undefined;
	let [line, begin] = [1, 0];
	for (let end = file.indexOf(NEWLINE); end >= 0; end = file.indexOf(NEWLINE, begin)) {
		const body = decodeLine<KeyLine>(file.subarray(begin, end))?.body;
		const place = broken ?? { segment: KEY_FILE, line, offset: begin };
		if (body && body.durable > place.offset) throw new DamagedJournal(place, broken ? BROKEN : INCOMPLETE);
		if (!body) broken = place;
		else if (!broken) take(body);
		begin = end + 1;
		line += 1;
	}
	const end = broken ?? { segment: KEY_FILE, line, offset: begin };
	if (end.line <= lines) throw new DamagedJournal(end, INCOMPLETE);
	return { keys, erased, marksErasures: lines > 0, end };
}

const BROKEN = 'the line does not match its hash.';
export const INCOMPLETE = 'the keys are incomplete: copy keys.ndjson from the back-up.';
