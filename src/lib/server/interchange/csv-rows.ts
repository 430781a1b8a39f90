import { setImmediate } from 'node:timers/promises';
import { TooLarge } from './foreign-zip.ts';

/** So many characters at a time; then others have their turn. */
const SLICE = 100_000;
/** More than any table that is read has, empty ones among them. */
const CELLS_IN_ROW = 1_000;

/** What parts cells, whichever the first line has most of. */
const SEPARATORS = [';', ',', '\t'] as const;

/** UTF-8 with or without its mark; else what spreadsheets set to Russian save. */
function textOf(bytes: Uint8Array): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1251').decode(bytes);
	}
}

function separatorOf(text: string): string {
	const [line = ''] = text.slice(0, SLICE).split(/\r?\n/, 1);
	const count = (separator: string) => line.split(separator).length;
	return SEPARATORS.reduce((most, one) => (count(one) > count(most) ? one : most));
}

/** Our own exports and others write an apostrophe before what a spreadsheet would take for a formula. */
const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

/**
 * Rows of a CSV file (RFC 4180, any of three separators). Stops after `most` rows. A quote that is never closed ends with
 * the file. Throws `TooLarge` on a row of very many cells.
 */
export async function csvRows(bytes: Uint8Array, most: number): Promise<string[][]> {
	const text = textOf(bytes);
	const separator = separatorOf(text);
	const rows: string[][] = [];
	let [row, cell, quoted]: [string[], string, boolean] = [[], '', false];
	const endCell = () => {
		if (row.length >= CELLS_IN_ROW) throw new TooLarge();
		row.push(plain(cell));
		cell = '';
	};
	const endRow = () => {
		endCell();
		rows.push(row);
		row = [];
	};
	for (let i = 0; i < text.length && rows.length <= most; i++) {
		if (i % SLICE === SLICE - 1) await setImmediate();
		const char = text[i]!;
		if (quoted && char === '"' && text[i + 1] === '"') cell += text[++i]!;
		else if (char === '"' && (quoted || cell === '')) quoted = !quoted;
		else if (quoted) cell += char;
		else if (char === separator) endCell();
		else if (char === '\n') endRow();
		else if (char !== '\r') cell += char;
	}
	if (cell || row.length) endRow();
	return rows;
}
