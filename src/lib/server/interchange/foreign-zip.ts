import { inflateRawSync } from 'node:zlib';

/**
 * Reads archives of other programs, as spreadsheets are. Unlike `unzip` it knows deflate; like it, it is never made to do
 * more work than it is ready for: what is inflated has a budget, whatever the archive says of itself.
 */
const [CENTRAL, END] = [0x02014b50, 0x06054b50];
const ENTRIES_MAX = 2_000;
const [STORED, DEFLATED] = [0, 8];

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

function bytesOf(data: Buffer, { method, packed, offset }: Entry, budget: number): Uint8Array {
	const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
	const bytes = data.subarray(start, start + packed);
	if (method === STORED && bytes.length <= budget) return bytes;
	if (method !== DEFLATED || budget <= 0) throw new Error('unknown method or too large');
	return inflateRawSync(bytes, { maxOutputLength: budget });
}

/** The files of an archive that are `wanted`, no more than `budget` bytes of them in all. Throws on anything else. */
export function foreignFiles(
	archive: Uint8Array,
	wanted: (path: string) => boolean,
	budget: number
): Map<string, Uint8Array> {
	const data = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
	const files = new Map<string, Uint8Array>();
	let left = budget;
	for (const entry of directoryOf(data)) {
		if (!wanted(entry.path) || files.has(entry.path)) continue;
		const bytes = bytesOf(data, entry, left);
		left -= bytes.length;
		files.set(entry.path, bytes);
	}
	return files;
}
