import { crc32 } from 'node:zlib';

/**
 * ZIP archives whose entries are stored as they are (APPNOTE.TXT 6.3, 4.3.7 to 4.3.16): the same files give the same
 * bytes, and what is read back is what was put in.
 */
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** Version 2.0; names in UTF-8 (bit 11); stored. The date is the first there is: an archive depends on its files only. */
const NEEDED = 20;
const UTF8 = 0x0800;
const FIRST_DAY = 0x21;
const DAMAGED = 'The archive is damaged or was packed by another program';

/** What both headers of an entry say. */
function common(name: Buffer, bytes: Uint8Array): Buffer {
	const head = Buffer.alloc(26);
	head.writeUInt16LE(NEEDED, 0);
	head.writeUInt16LE(UTF8, 2);
	head.writeUInt16LE(FIRST_DAY, 8);
	head.writeUInt32LE(crc32(bytes), 10);
	head.writeUInt32LE(bytes.length, 14);
	head.writeUInt32LE(bytes.length, 18);
	head.writeUInt16LE(name.length, 22);
	return head;
}

const signed = (signature: number, ...parts: Uint8Array[]): Buffer => {
	const head = Buffer.alloc(4);
	head.writeUInt32LE(signature, 0);
	return Buffer.concat([head, ...parts]);
};

type Packed = readonly [path: string, bytes: Uint8Array];

/** A file as it stands in the archive, and its line of the directory. */
function entry([path, bytes]: Packed, offset: number): { local: Buffer; line: Buffer } {
	const name = Buffer.from(path, 'utf8');
	const head = common(name, bytes);
	const tail = Buffer.alloc(14);
	tail.writeUInt32LE(offset, 10);
	return {
		local: signed(LOCAL, head, name, bytes),
		line: signed(CENTRAL, Buffer.from([NEEDED, 0]), head, tail, name)
	};
}

/** What stands behind the files. */
function closing(lines: readonly Buffer[], offset: number): Buffer {
	const central = Buffer.concat(lines);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(lines.length, 4);
	end.writeUInt16LE(lines.length, 6);
	end.writeUInt32LE(central.length, 8);
	end.writeUInt32LE(offset, 12);
	return Buffer.concat([central, signed(END, end)]);
}

/** Packs files. Below 4 GB in all and 65,535 files. */
export function zip(files: Iterable<Packed>): Uint8Array {
	const locals: Buffer[] = [];
	const lines: Buffer[] = [];
	let offset = 0;
	for (const file of files) {
		const { local, line } = entry(file, offset);
		lines.push(line);
		locals.push(local);
		offset += local.length;
	}
	return new Uint8Array(Buffer.concat([...locals, closing(lines, offset)]));
}

/** The same archive piece by piece: no more than one file of it is in the memory at a time. */
export async function* zipStream(files: AsyncIterable<Packed>): AsyncGenerator<Uint8Array> {
	const lines: Buffer[] = [];
	let offset = 0;
	for await (const file of files) {
		const { local, line } = entry(file, offset);
		lines.push(line);
		offset += local.length;
		yield local;
	}
	yield closing(lines, offset);
}

interface Entry {
	path: string;
	size: number;
	sum: number;
	offset: number;
}

/** The entries as the central directory names them. */
function* directoryOf(data: Buffer): Generator<Entry> {
	const end = data.length - 22;
	if (data.readUInt32LE(end) !== END) throw new Error(DAMAGED);
	let at = data.readUInt32LE(end + 16);
	for (let left = data.readUInt16LE(end + 10); left > 0; left -= 1) {
		if (data.readUInt32LE(at) !== CENTRAL) throw new Error(DAMAGED);
		const [sum, size, length] = [
			data.readUInt32LE(at + 16),
			data.readUInt32LE(at + 24),
			data.readUInt16LE(at + 28)
		];
		const path = data.toString('utf8', at + 46, at + 46 + length);
		yield { path, size, sum, offset: data.readUInt32LE(at + 42) };
		at += 46 + length;
	}
}

function filesIn(data: Buffer): Map<string, Uint8Array> {
	const files = new Map<string, Uint8Array>();
	let next = 0;
	for (const { path, size, sum, offset } of directoryOf(data)) {
		const start = offset + 30 + Buffer.byteLength(path);
		const bytes = data.subarray(start, start + size);
		// Entries that overlap could ask for far more work than the archive has bytes.
		if (offset !== next || crc32(bytes) !== sum) throw new Error(`${DAMAGED}: ${path}`);
		files.set(path, new Uint8Array(bytes));
		next = start + size;
	}
	return files;
}

/**
 * Unpacks what `zip` packed. Throws on any other archive: what is read gives these very bytes when it is packed again,
 * so that no other program can see other files in it.
 */
export function unzip(archive: Uint8Array): Map<string, Uint8Array> {
	const data = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
	if (data.length < 22) throw new Error(DAMAGED);
	const files = filesIn(data);
	if (!data.equals(zip(files))) throw new Error(DAMAGED);
	return files;
}
