import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text where it stands on a page, mm from the top left corner. */
export interface Placed {
	text: string;
	x: number;
	y: number;
	width: number;
	turned: boolean;
}

const MM = 25.4 / 72;

function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
	return getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
}

/** What a reader would copy from each page: for specs. */
export async function pages(bytes: Uint8Array): Promise<Placed[][]> {
	const pdf = await open(bytes);
	const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1);
	return Promise.all(
		numbers.map(async (n) => {
			const { items } = await (await pdf.getPage(n)).getTextContent({ disableNormalization: true });
			return items.flatMap((item) => {
				if (!('str' in item) || !item.str.trim()) return [];
				const [, skew, , , x, y] = item.transform as [number, number, number, number, number, number];
				return [{ text: item.str, x: x * MM, y: 297 - y * MM, width: item.width * MM, turned: skew !== 0 }];
			});
		})
	);
}

/** Without blanks: where lines break is the layout's business. */
export function bare(text: string): string {
	return text.replace(/\s+/g, '');
}

/** The whole text without blanks. */
export async function bareText(bytes: Uint8Array): Promise<string> {
	return bare((await pages(bytes)).flatMap((page) => page.map(({ text }) => text)).join(''));
}

/** Pieces on one line of a page may stand this much higher or lower: sizes and faces differ, mm. */
const LINE = 1.2;
/** What a character takes in a line of plain text, and from where on, mm. */
const CHARACTER = { width: 1.75, from: 25 };
/** Pieces of one word stand closer, the cells of a table further apart than this, mm. */
const GAP = { word: 0.25, cells: 3 };
/** A line that is stretched to its margins has even gaps, none wider than this, mm. */
const STRETCHED = { widest: 4, uneven: 0.1 };

function linesOf(page: readonly Placed[]): Placed[][] {
	const found: Placed[][] = [];
	for (const one of page.toSorted((a, b) => a.y - b.y)) {
		const line = found.at(-1);
		if (line && one.y - line[0]!.y < LINE) line.push(one);
		else found.push([one]);
	}
	return found.map((line) => line.sort((a, b) => a.x - b.x));
}

function isStretched(gaps: readonly number[]): boolean {
	const [least, most] = [Math.min(...gaps), Math.max(...gaps)];
	return gaps.length > 1 && most < STRETCHED.widest && most - least < STRETCHED.uneven;
}

/** Words stand apart as they do on the page, so that the cells of a table keep to their columns. */
function plainLine(line: readonly Placed[]): string {
	const gaps = line.slice(1).map(({ x }, i) => x - line[i]!.x - line[i]!.width);
	const cells = isStretched(gaps) ? STRETCHED.widest : GAP.cells;
	const said = line.reduce((before, { text, x }, i) => {
		const gap = gaps[i - 1] ?? Infinity;
		const column = Math.round((x - CHARACTER.from) / CHARACTER.width);
		if (gap < cells) return before + (gap < GAP.word ? '' : ' ') + text;
		return before.padEnd(Math.max(column, i && before.length + 2)) + text;
	}, '');
	return said.trimEnd();
}

/** Every page as plain text, line under line, for people to read and to compare exactly. */
export async function plainPages(bytes: Uint8Array): Promise<string> {
	const all = (await pages(bytes)).map((page, i) =>
		[`----- ${i + 1} -----`, ...linesOf(page).map(plainLine)].join('\n')
	);
	return `${all.join('\n\n')}\n`;
}

/** Addresses that a click leads to. */
export async function links(bytes: Uint8Array): Promise<string[]> {
	const pdf = await open(bytes);
	const found = await Promise.all(
		Array.from({ length: pdf.numPages }, async (_, i) => (await pdf.getPage(i + 1)).getAnnotations())
	);
	return found.flat().map((annotation: { unsafeUrl?: string }) => annotation.unsafeUrl ?? '');
}

/** The file's properties. */
export async function properties(bytes: Uint8Array): Promise<Record<string, unknown>> {
	const { info } = await (await open(bytes)).getMetadata();
	return info as Record<string, unknown>;
}
