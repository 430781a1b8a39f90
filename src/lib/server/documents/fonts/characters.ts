function range(first: number, last: number): string {
	let text = '';
	for (let code = first; code <= last; code++) text += String.fromCodePoint(code);
	return text;
}

/**
 * Every character the documents can print: Latin with its accents, the Cyrillic of Kazakh, Russian and their neighbours,
 * typographic marks and a few signs of mathematics. No-break space and soft hyphen are left out on purpose: they share
 * their glyphs with the space and the hyphen, and a text copied from the document would not come out exactly.
 */
export const CHARACTERS =
	range(0x20, 0x7e) +
	range(0xa1, 0xac) +
	range(0xae, 0x17f) +
	range(0x400, 0x52f) +
	'–—‘’‚“”„…‹›№₸≤≥≠−•‰′″→←√∑∞ʼ';
