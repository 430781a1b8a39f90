/** Width of a text in the font at hand, mm. */
export type Measure = (text: string) => number;

interface Piece {
	text: string;
	/** Follows the piece before it without a blank. */
	glued: boolean;
}

/** Characters of the narrowest letter in the smallest type on the widest line. */
const MOST_ON_A_LINE = 600;

/** The longest start of a word that fits; at least one character, so that breaking always ends. */
function fitting(word: string, width: number, measure: Measure): string {
	// No line holds more characters than this; what is measured stays short however long the word is.
	const characters = [...word.slice(0, 2 * MOST_ON_A_LINE)].slice(0, MOST_ON_A_LINE);
	let [fits, over] = [1, characters.length + 1];
	while (over - fits > 1) {
		const middle = (fits + over) >> 1;
		if (measure(characters.slice(0, middle).join('')) > width) over = middle;
		else fits = middle;
	}
	return characters.slice(0, fits).join('');
}

/** Breaks a word that is wider than a line: after a hyphen, slash or at-sign if one fits, else anywhere. */
function pieces(word: string, width: number, measure: Measure): Piece[] {
	const found: Piece[] = [];
	let rest = word;
	while (rest && (rest.length > MOST_ON_A_LINE || measure(rest) > width)) {
		const start = fitting(rest, width, measure);
		const seam = Math.max(...['-', '/', '@', '_'].map((mark) => start.lastIndexOf(mark))) + 1;
		const text = seam > 0 && seam < rest.length ? start.slice(0, seam) : start;
		found.push({ text, glued: found.length > 0 });
		rest = rest.slice(text.length);
	}
	if (rest) found.push({ text: rest, glued: found.length > 0 });
	return found;
}

function wrapParagraph(text: string, width: number, measure: Measure, firstWidth: number): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(' ').filter(Boolean)) {
		for (const { text: piece, glued } of pieces(word, width, measure)) {
			const longer = line ? line + (glued ? '' : ' ') + piece : piece;
			const room = lines.length === 0 ? firstWidth : width;
			if (line && measure(longer) > room) {
				lines.push(line);
				line = piece;
			} else line = longer;
		}
	}
	return [...lines, line];
}

/**
 * Breaks a printable text into lines no wider than `width` mm. Paragraphs end at line feeds; no-break spaces hold words
 * together and come out as plain ones (the fonts have a single glyph for both). A number does not part from its «№».
 */
export function wrap(text: string, width: number, measure: Measure, firstWidth = width): string[] {
	return text
		.replace(/№ (?=\S)/g, '№\u00a0')
		.split('\n')
		.flatMap((paragraph) => wrapParagraph(paragraph, width, measure, firstWidth))
		.map((line) => line.replaceAll('\u00a0', ' '));
}
