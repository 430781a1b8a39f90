/**
 * Just enough of DER to walk where a library would first build millions of objects (revocation lists) or would write
 * anew what has to stay byte by byte. Every function throws on what is no DER; the check turns that into a refusal.
 */

/** One element: positions in the bytes it was read from. */
export interface Element {
	tag: number;
	/** Where it starts, with tag and length. */
	from: number;
	/** Where its content starts. */
	inner: number;
	/** Where it ends. */
	to: number;
}

export const TAG = {
	integer: 0x02,
	bitString: 0x03,
	octetString: 0x04,
	utcTime: 0x17,
	generalizedTime: 0x18,
	objectIdentifier: 0x06,
	sequence: 0x30,
	set: 0x31
} as const;

/** The element at `at`, which must end by `limit`. Tags of one byte and definite lengths up to 4 bytes. */
export function read(bytes: Uint8Array, at: number, limit = bytes.length): Element {
	const tag = bytes[at];
	const first = bytes[at + 1];
	if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Error('no DER element');
	let inner = at + 2;
	let length = first;
	if (first >= 0x80) {
		const size = first & 0x7f;
		if (size === 0 || size > 4) throw new Error('no definite length');
		length = 0;
		for (const end = inner + size; inner < end; inner++) length = length * 256 + (bytes[inner] ?? 0);
	}
	const to = inner + length;
	if (to > limit) throw new Error('longer than what holds it');
	return { tag, from: at, inner, to };
}

/** What stands inside an element, in its order. */
export function children(bytes: Uint8Array, parent: Element): Element[] {
	const found: Element[] = [];
	for (let at = parent.inner; at < parent.to; at = found.at(-1)!.to) found.push(read(bytes, at, parent.to));
	return found;
}

/** The bytes of an element with its tag and length. */
export const whole = (bytes: Uint8Array, element: Element): Uint8Array =>
	bytes.subarray(element.from, element.to);

/** The bytes inside an element. */
export const content = (bytes: Uint8Array, element: Element): Uint8Array =>
	bytes.subarray(element.inner, element.to);

/** A positive INTEGER without the zero that keeps it positive. */
export function withoutZeros(integer: Uint8Array): Uint8Array {
	const start = integer.findIndex((byte) => byte !== 0);
	return start < 0 ? integer.subarray(integer.length) : integer.subarray(start);
}

/** Whether both hold the same bytes. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** Lower-case hexadecimal. */
export const hex = (bytes: Uint8Array): string =>
	Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A time as certificates and revocation lists write it (RFC 5280, 4.1.2.5), epoch ms. */
export function time(bytes: Uint8Array, element: Element): number {
	const text = String.fromCharCode(...content(bytes, element));
	const short = element.tag === TAG.utcTime;
	const parts = (
		short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
	)
		.exec(text)
		?.slice(1)
		.map((part) => Number(part ?? 0));
	if (!parts || (!short && element.tag !== TAG.generalizedTime)) throw new Error('no time');
	const [year, month, day, hour, minute, second] = parts as [number, number, number, number, number, number];
	return Date.UTC(short ? year + (year < 50 ? 2000 : 1900) : year, month - 1, day, hour, minute, second);
}

/** An element of these pieces, in DER. */
export function encode(tag: number, ...pieces: readonly Uint8Array[]): Uint8Array {
	const size = pieces.reduce((sum, { length }) => sum + length, 0);
	const digits = Buffer.from(size.toString(16).padStart(size > 0xffff ? 6 : size > 0xff ? 4 : 2, '0'), 'hex');
	const length = size < 0x80 ? [size] : [0x80 + digits.length, ...digits];
	return new Uint8Array(Buffer.concat([Uint8Array.from([tag, ...length]), ...pieces]));
}
