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

/** `durable`: how many bytes of the file were durable before this line was written. See `readLines` for its use. */
type KeyLine = Key & { durable: number };

export const KEY_FILE = 'keys.ndjson';

/** The lines of keys that are appended together to a file of `durable` bytes. */
export function encodeKeys(keys: readonly Key[], durable: number): Buffer {
	return Buffer.concat(keys.map((key) => encodeKey(key, durable)));
}

/** A whole file of keys, written to replace another: every line of it is durable before it is used. */
export function encodeKeyFile(keys: Iterable<Key>): Buffer {
	const file: Buffer[] = [];
	let size = 0;
	for (const key of keys) {
		const line = encodeKey(key, size);
		file.push(line);
		size += line.length;
	}
	return Buffer.concat(file);
}

function encodeKey({ kind, id, key, secret }: Key, durable: number): Buffer {
	return encodeLine({ kind, id, key, secret, durable } satisfies KeyLine).bytes;
}

/**
 * The keys in a file and how many of its bytes are whole. A broken end that was never durable is the trace of a crash:
 * its commit was not written yet. A broken line that was durable is refused with `DamagedJournal`.
 */
export function parseKeys(file: Buffer): { keys: Key[]; bytes: number } {
	const keys: Key[] = [];
	let broken: Place | undefined;
	let begin = 0;
	for (let line = 1, end = file.indexOf(NEWLINE); end >= 0; line += 1, end = file.indexOf(NEWLINE, begin)) {
		const decoded = decodeLine<KeyLine>(file.subarray(begin, end));
		if (broken && decoded && decoded.body.durable > broken.offset) throw new DamagedJournal(broken, BROKEN);
		if (!decoded) broken ??= { segment: KEY_FILE, line, offset: begin };
		else if (!broken) keys.push(decoded.body);
		begin = end + 1;
	}
	return { keys, bytes: broken?.offset ?? begin };
}

const BROKEN = 'the line does not match its hash.';
