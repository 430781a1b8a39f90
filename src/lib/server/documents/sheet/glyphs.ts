import { CHARACTERS } from '../fonts/characters.ts';

const COVERED = new Set([...CHARACTERS]);
/** Breaks of lines and the no-break space are layout, drawn as no glyph of their own. */
const LAYOUT = new Set(['\n', '\u00a0']);
/** Characters that look like one the fonts have. */
const LOOKALIKES: Record<string, string> = {
	'\u2010': '-',
	'\u2011': '-',
	'\u2012': '–',
	'\u2015': '—',
	'\u202f': '\u00a0'
};

function settle(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\r\n?|[\u2028\u2029]/g, '\n')
		.replace(/\p{Cf}/gu, '')
		.replace(/[\u2010-\u2012\u2015\u202f]/g, (character) => LOOKALIKES[character] ?? character)
		.replace(/(?![\n\u00a0])[\p{Cc}\p{Zs}]/gu, ' ');
}

/** The characters of a text that the fonts of documents cannot print, each once. */
export function missingGlyphs(text: string): string[] {
	return [...new Set(settle(text))].filter((character) => !COVERED.has(character) && !LAYOUT.has(character));
}

/**
 * A text as a document can print it: NFC; controls become blanks; characters without a look of their own (marks of
 * direction, zero-width and soft hyphens) are left out; every other character without a glyph becomes «?», so that
 * nothing vanishes silently: jsPDF drops unknown characters without a word.
 */
export function printable(text: string): string {
	return [...settle(text)].map((c) => (COVERED.has(c) || LAYOUT.has(c) ? c : '?')).join('');
}
