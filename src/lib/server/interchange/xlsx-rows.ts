import { foreignFiles, TooLarge } from './foreign-zip.ts';
import { cellValue, isDateFormat, type Typed } from './xlsx-cell.ts';
import { attribute, decoded, readXml, type XmlReader } from './xml-parts.ts';

/** What is inflated, and what of it is looked at, whatever a workbook says of itself. */
const BUDGET = { bytes: 16 * 1024 * 1024, parts: 2_000_000, strings: 100_000 };
/** A cell holds 32,767 characters, each of them written with six at most. */
const TEXT_MAX = 200_000;

/** All that is needed to read cells; pictures, comments, macros and links are not even unpacked. */
const NEEDED =
	/^xl\/((workbook|styles|sharedStrings)\.xml|_rels\/workbook\.xml\.rels|worksheets\/[\w-]+\.xml)$/;

export interface Most {
	rows: number;
	columns: number;
	cells: number;
}

/** Reads the files of one workbook, all of them within one budget. */
class Parts {
	#left = BUDGET.parts;

	constructor(private readonly files: Map<string, Uint8Array>) {}

	async read(path: string, reader: XmlReader): Promise<boolean> {
		const bytes = this.files.get(path);
		if (!bytes) return false;
		this.#left -= await readXml(new TextDecoder().decode(bytes), this.#left, reader);
		return true;
	}
}

/** Collects the text of some tags, leaving out how it is pronounced. */
class Words {
	#text = '';
	#on = false;
	#spoken = false;

	constructor(private readonly tags: ReadonlySet<string>) {}

	open(name: string): void {
		if (name === 'rPh') this.#spoken = true;
		if (this.tags.has(name) && !this.#spoken) this.#on = true;
	}

	text(raw: string, whole: boolean): void {
		if (!this.#on) return;
		if (raw.length + this.#text.length > TEXT_MAX) throw new TooLarge();
		this.#text += whole ? raw : decoded(raw);
	}

	close(name: string): void {
		if (name === 'rPh') this.#spoken = false;
		if (this.tags.has(name)) this.#on = false;
	}

	take(): string {
		const text = this.#text;
		this.#text = '';
		return text;
	}
}

/** Spreadsheets write what XML cannot hold as _x000D_. */
const unescaped = (text: string): string =>
	text.includes('_x')
		? text.replace(/_x([\dA-F]{4})_/g, (_, hex) => String.fromCharCode(parseInt(String(hex), 16)))
		: text;

async function stringsOf(parts: Parts): Promise<string[]> {
	const strings: string[] = [];
	const words = new Words(new Set(['t']));
	await parts.read('xl/sharedStrings.xml', {
		open: (name) => words.open(name),
		text: (raw, whole) => words.text(raw, whole),
		close(name) {
			words.close(name);
			if (name !== 'si') return;
			if (strings.length >= BUDGET.strings) throw new TooLarge();
			strings.push(unescaped(words.take()));
		}
	});
	return strings;
}

/** By the style of a cell: whether it shows its number as a date. */
async function dateStylesOf(parts: Parts): Promise<boolean[]> {
	const formats = new Map<number, string>();
	const dates: boolean[] = [];
	let inside = false;
	await parts.read('xl/styles.xml', {
		open(name, attributes) {
			if (name === 'cellXfs') inside = true;
			const id = Number(attribute(attributes, 'numFmtId') ?? 0);
			if (name === 'numFmt') formats.set(id, attribute(attributes, 'formatCode') ?? '');
			if (name === 'xf' && inside) dates.push(isDateFormat(id, formats.get(id)));
		},
		close(name) {
			if (name === 'cellXfs') inside = false;
		}
	});
	return dates;
}

/** The sheets in their order, and from which year the workbook counts days. */
async function sheetsOf(parts: Parts): Promise<{ paths: string[]; from1904: boolean }> {
	const targets = new Map<string, string>();
	await parts.read('xl/_rels/workbook.xml.rels', {
		open(_, attributes) {
			const target = attribute(attributes, 'Target') ?? '';
			const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
			targets.set(attribute(attributes, 'Id') ?? '', path);
		}
	});
	const paths: string[] = [];
	let from1904 = false;
	const known = await parts.read('xl/workbook.xml', {
		open(name, attributes) {
			if (name === 'sheet') paths.push(targets.get(attribute(attributes, '\\w+:id') ?? '') ?? '');
			if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
		}
	});
	if (!known) throw new Error('no workbook');
	return { paths, from1904 };
}

/** Where a cell stands, from 0: «AB12» says 27. */
function columnOf(ref: string): number {
	const letters = /^\$?([A-Z]{1,3})\$?\d+$/.exec(ref)?.[1];
	if (!letters) throw new Error('no reference');
	return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Gathers the rows of one sheet, none of them longer, and no more of them, than may be. */
class Rows implements XmlReader {
	readonly rows: string[][] = [];
	#words = new Words(new Set(['t', 'v']));
	#row: string[] = [];
	#cell: Typed | null = null;
	#column = -1;
	#cells = 0;
	#length = 0;

	constructor(
		private readonly shown: (cell: Typed, text: string) => string,
		private readonly most: Most
	) {}

	open(name: string, attributes: string): void {
		if (name === 'row') [this.#row, this.#column] = [[], -1];
		if (name === 'c') {
			const ref = attribute(attributes, 'r');
			this.#column = ref === null ? this.#column + 1 : columnOf(ref);
			this.#cell = {
				type: attribute(attributes, 't') ?? 'n',
				style: Number(attribute(attributes, 's') ?? 0)
			};
			this.#cells += 1;
			if (this.#cells > this.most.cells) throw new TooLarge();
		}
		if (this.#cell) this.#words.open(name);
	}

	text(raw: string, whole: boolean): void {
		this.#words.text(raw, whole);
	}

	close(name: string): void {
		this.#words.close(name);
		if (name === 'c' && this.#cell) this.#put(this.shown(this.#cell, this.#words.take()));
		if (name !== 'row' || !this.#row.length) return;
		if (this.rows.length > this.most.rows) throw new TooLarge();
		this.rows.push(Array.from(this.#row, (cell) => cell ?? ''));
		this.#row = [];
	}

	/** One text may stand in many cells: together they are no more than a workbook may hold. */
	#put(text: string): void {
		this.#cell = null;
		if (text === '') return;
		this.#length += text.length;
		if (this.#column >= this.most.columns || this.#length > BUDGET.bytes) throw new TooLarge();
		this.#row[this.#column] = text;
	}
}

/**
 * Rows of the first sheet that has any, read in slices between which others have their turn. Throws `TooLarge` on a
 * workbook that holds more than may be, and an error on what is none.
 */
export async function xlsxRows(bytes: Uint8Array, most: Most): Promise<string[][]> {
	const parts = new Parts(await foreignFiles(bytes, (path) => NEEDED.test(path), BUDGET.bytes));
	const { paths, from1904 } = await sheetsOf(parts);
	const strings = await stringsOf(parts);
	const dates = await dateStylesOf(parts);
	const shown = (cell: Typed, text: string) => cellValue(cell, text, { strings, dates, from1904 });
	for (const path of new Set(paths)) {
		const sheet = new Rows(shown, most);
		await parts.read(path, sheet);
		if (sheet.rows.length) return sheet.rows;
	}
	return [];
}
