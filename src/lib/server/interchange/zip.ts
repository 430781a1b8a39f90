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

/** Packs files. Below 4 GB in all and 65,535 files. */
export function zip(files: Iterable<readonly [string, Uint8Array]>): Uint8Array {
	const locals: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [path, bytes] of files) {
		const name = Buffer.from(path, 'utf8');
		const local = signed(LOCAL, common(name, bytes), name, bytes);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(offset, 10);
		directory.push(signed(CENTRAL, Buffer.from([NEEDED, 0]), common(name, bytes), tail, name));
		locals.push(local);
		offset += local.length;
	}
	const central = Buffer.concat(directory);
	const end = Buffer.alloc(18);
	end.writeUInt16LE(directory.length, 4);
	end.writeUInt16LE(directory.length, 6);
	end.writeUInt32LE(central.length, 8);
	end.writeUInt32LE(offset, 12);
	return new Uint8Array(Buffer.concat([...locals, central, signed(END, end)]));
}

/** Unpacks what `zip` packed. Throws on any other archive. */
export function unzip(archive: Uint8Array): Map<string, Uint8Array> {
	const data = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
	const files = new Map<string, Uint8Array>();
	let at = 0;
	while (data.readUInt32LE(at) === LOCAL) {
		const [method, sum] = [data.readUInt16LE(at + 8), data.readUInt32LE(at + 14)];
		const [size, nameLength] = [data.readUInt32LE(at + 22), data.readUInt16LE(at + 26)];
		const start = at + 30 + nameLength + data.readUInt16LE(at + 28);
		const path = data.toString('utf8', at + 30, at + 30 + nameLength);
		const bytes = new Uint8Array(data.subarray(start, start + size));
		if (method !== 0 || bytes.length !== size || crc32(bytes) !== sum || files.has(path))
			throw new Error(`The archive is damaged or was packed by another program: ${path}`);
		files.set(path, bytes);
		at = start + size;
	}
	if (data.readUInt32LE(at) !== (files.size ? CENTRAL : END)) throw new Error('The archive is damaged.');
	return files;
}
