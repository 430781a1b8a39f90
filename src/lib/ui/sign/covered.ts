const NUMBERS = /\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g;

/**
 * The bytes of a prepared PDF that its last signature covers: all but the room for that signature. Read from the file
 * itself, so that what is shown is what is signed. Null where the file has no such room, or one that leaves out more.
 */
export function coveredBytes(pdf: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
	const text = new TextDecoder('latin1').decode(pdf);
	const [start, length, next, rest] = (Array.from(text.matchAll(NUMBERS)).at(-1) ?? []).slice(1).map(Number);
	if (start !== 0 || !length || !next || rest === undefined) return null;
	if (next + rest !== pdf.length || !isRoom(text.slice(length, next))) return null;
	const covered = new Uint8Array(length + rest);
	covered.set(pdf.subarray(0, length));
	covered.set(pdf.subarray(next), length);
	return covered;
}

/** What a signature leaves out is the place of its own digits, nothing else. */
const isRoom = (left: string): boolean => /^<0+>$/.test(left);
