/** Deeper than any CMS. */
const DEEPEST = 40;

interface Head {
	/** Of the contents; undefined when an end mark closes them. */
	length: number | undefined;
	/** Where the contents begin. */
	at: number;
	/** An end mark: two zero bytes. */
	end: boolean;
}

function headAt(bytes: Uint8Array, from: number): Head | undefined {
	const tag = bytes[from];
	const length = bytes[from + 1];
	// Tags of many bytes do not occur in a CMS.
	if (tag === undefined || length === undefined || (tag & 0x1f) === 0x1f) return undefined;
	if (length < 0x80) return { length, at: from + 2, end: tag === 0 && length === 0 };
	if (length === 0x80)
		return (tag & 0x20) !== 0 ? { length: undefined, at: from + 2, end: false } : undefined;
	const count = length & 0x7f;
	if (count > 4 || from + 2 + count > bytes.length) return undefined;
	const value = bytes.subarray(from + 2, from + 2 + count).reduce((sum, byte) => sum * 256 + byte, 0);
	return { length: value, at: from + 2 + count, end: false };
}

/**
 * Length of the ASN.1 value that the bytes begin with, also of one without a length of its own (BER, as NCALayer's);
 * undefined when it is cut off or is none. Never loops: every step goes on by two bytes at least.
 */
export function valueLength(bytes: Uint8Array): number | undefined {
	let [at, open] = [0, 0];
	do {
		const head = headAt(bytes, at);
		if (!head || open > DEEPEST) return undefined;
		at = head.at;
		if (head.end && open > 0) open--;
		else if (head.length === undefined) open++;
		else at += head.length;
		if (at > bytes.length) return undefined;
	} while (open > 0);
	return at;
}
