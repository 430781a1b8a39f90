import type { CellValue, Worksheet } from 'exceljs';
import { foreignFiles } from './foreign-zip.ts';
import { zip } from './zip.ts';

/** Inflated: some ten times what a file of the largest size holds. */
const BUDGET = 60 * 1024 * 1024;

/** All that is needed to read cells; pictures, comments, macros and links are not even unpacked. */
const NEEDED =
	/^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[\w-]+\.xml)$/;

/** What may name ranges of any size, and what belongs to files that were left out. */
const IGNORED = [
	'dimension',
	'cols',
	'mergeCells',
	'dataValidations',
	'conditionalFormatting',
	'hyperlinks',
	'tableParts',
	'drawing',
	'legacyDrawing',
	'picture',
	'autoFilter',
	'rowBreaks',
	'extLst'
];

/** Names stand for ranges: those are not read either. */
function withoutNames(workbook: Uint8Array): Uint8Array {
	const text = new TextDecoder().decode(workbook);
	return new TextEncoder().encode(text.replace(/<(\w+:)?definedNames[\s\S]*?<\/(\w+:)?definedNames>/g, ''));
}

/** The workbook with nothing in it but cells. */
function cellsAlone(bytes: Uint8Array): Uint8Array {
	const files = foreignFiles(bytes, (path) => NEEDED.test(path), BUDGET);
	const workbook = files.get('xl/workbook.xml');
	if (!workbook) throw new Error('no workbook');
	files.set('xl/workbook.xml', withoutNames(workbook));
	return zip(files);
}

const two = (n: number) => String(n).padStart(2, '0');

/** A spreadsheet's dates have no zone: what it shows is what was meant. */
function dateText(date: Date): string {
	if (Number.isNaN(date.getTime())) return '';
	const day = date.toISOString().slice(0, 10);
	const [h, min] = [date.getUTCHours(), date.getUTCMinutes()];
	return h || min ? `${day}T${two(h)}:${two(min)}` : day;
}

/** What a cell shows. Of a formula the result that was saved with it: nothing is ever worked out here. */
function cellText(value: CellValue): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return dateText(value);
	if (typeof value !== 'object') return String(value);
	if ('richText' in value) return value.richText.map(({ text }) => text).join('');
	if ('result' in value) return cellText(value.result as CellValue);
	if ('text' in value) return cellText(value.text as CellValue);
	return '';
}

function rowsOf(sheet: Worksheet): string[][] {
	const rows: string[][] = [];
	sheet.eachRow((row) => {
		const cells: string[] = [];
		row.eachCell((cell, column) => {
			cells[column - 1] = cellText(cell.value);
		});
		rows.push(Array.from(cells, (cell) => cell ?? ''));
	});
	return rows;
}

/** Rows of the first sheet that has any. Throws on what is no such workbook, and on one with more rows or columns. */
export async function xlsxRows(
	bytes: Uint8Array,
	most: { rows: number; columns: number }
): Promise<string[][]> {
	const cells = cellsAlone(bytes);
	const { default: exceljs } = await import('exceljs');
	const book = new exceljs.Workbook();
	const options = { ignoreNodes: IGNORED, maxRows: most.rows + 1, maxCols: most.columns };
	await book.xlsx.load(Buffer.from(cells) as unknown as ArrayBuffer, options);
	for (const sheet of book.worksheets) {
		const rows = rowsOf(sheet);
		if (rows.length) return rows;
	}
	return [];
}
