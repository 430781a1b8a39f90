import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';

/**
 * Reads archives of other programs, as spreadsheets are. Unlike `unzip` it knows deflate; like it, it is never made to do
 * more work than it is ready for: what is inflated has a budget, whatever the archive says of itself.
 */
const [CENTRAL, END] = [0x02014b50, 0x06054b50];
const ENTRIES_MAX = 2_000;
const [STORED, DEFLATED] = [0, 8];
/** Beside the thread that everybody waits for. */
const inflated = promisify(inflateRaw);

/** Of what holds more than a reader is ready for. */
export class TooLarge extends Error {}

interface Entry {
	path: string;
	method: number;
	packed: number;
	offset: number;
}

function directoryOf(data: Buffer): Entry[] {
	const end = data.lastIndexOf(Buffer.from('504b0506', 'hex'));
	if (end < 0 || data.readUInt32LE(end) !== END) throw new Error('no directory');
	let at = data.readUInt32LE(end + 16);
	const count = data.readUInt16LE(end + 10);
	if (count > ENTRIES_MAX) throw new Error('too many entries');
	return Array.from({ length: count }, () => {
		if (data.readUInt32LE(at) !== CENTRAL) throw new Error('no entry');
		const [name, extra, comment] = [28, 30, 32].map((from) => data.readUInt16LE(at + from));
		const entry = {
			path: data.toString('utf8', at + 46, at + 46 + name!),
			method: data.readUInt16LE(at + 10),
			packed: data.readUInt32LE(at + 20),
			offset: data.readUInt32LE(at + 42)
		};
		at += 46 + name! + extra! + comment!;
		return entry;
	});
}

const tooMuch = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

async function bytesOf(data: Buffer, { method, packed, offset }: Entry, budget: number): Promise<Uint8Array> {
	const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
	const bytes = data.subarray(start, start + packed);
	if (method !== STORED && method !== DEFLATED) throw new Error('unknown method');
	if (budget <= 0 || (method === STORED && bytes.length > budget)) throw new TooLarge();
	if (method === STORED) return bytes;
	try {
		return await inflated(bytes, { maxOutputLength: budget });
	} catch (error) {
		throw tooMuch(error) ? new TooLarge() : error;
	}
}

/**
 * The files of an archive that are `wanted`. Throws `TooLarge` where they are more than `budget` bytes in all, and an error
 * on what is no archive.
 */
export async function foreignFiles(
	archive: Uint8Array,
	wanted: (path: string) => boolean,
	budget: number
): Promise<Map<string, Uint8Array>> {
	const data = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
	const files = new Map<string, Uint8Array>();
	let left = budget;
	for (const entry of directoryOf(data)) {
		if (!wanted(entry.path) || files.has(entry.path)) continue;
		const bytes = await bytesOf(data, entry, left);
		left -= bytes.length;
		files.set(entry.path, bytes);
	}
	return files;
}
