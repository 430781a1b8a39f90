import type { Column, Worksheet } from 'exceljs';

/** What a column holds. `date` and `moment`: epoch ms, or a date written yyyy-mm-dd. */
export interface SheetColumn {
	label: string;
	type?: 'text' | 'number' | 'date' | 'moment';
}

export type SheetCell = string | number | null;

/** A table for a spreadsheet. */
export interface Sheet {
	/** Name of its tab. */
	title: string;
	columns: readonly SheetColumn[];
	rows: readonly (readonly SheetCell[])[];
	/** What is to be known of the whole table: it stands below it. */
	note?: string;
}

const FORMATS = { text: '@', number: '0', date: 'dd.mm.yyyy', moment: 'dd.mm.yyyy hh:mm' } as const;
/** Widths, in characters: dates have their own, texts grow with what stands in them. */
const FIXED = { number: 12, date: 12, moment: 18 } as const;
const [LEAST, MOST] = [8, 60];
/** The longest text a cell takes. */
const CELL_MAX = 32_767;
const MINUTE = 60_000;

/** Control characters and halves of pairs: XML has no place for them, whatever is escaped. */
const NOT_IN_XML = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

/** A spreadsheet knows no zones: what stands in the cell is the time on the office's wall. */
function dateOf(value: SheetCell, utcOffsetMinutes: number): Date | null {
	if (value === null || value === '') return null;
	if (typeof value === 'string') return new Date(`${value.slice(0, 10)}T00:00:00Z`);
	return new Date(value + utcOffsetMinutes * MINUTE);
}

/** Always a value of its type: a text is a text, whatever it begins with, and never a formula. */
function valueOf(value: SheetCell, type: NonNullable<SheetColumn['type']>, utcOffsetMinutes: number) {
	if (type === 'date' || type === 'moment') return dateOf(value, utcOffsetMinutes);
	return typeof value === 'string' ? value.replace(NOT_IN_XML, '').slice(0, CELL_MAX) : value;
}

function widthOf({ label, type = 'text' }: SheetColumn, at: number, rows: Sheet['rows']): number {
	const head = Math.min(label.length + 2, 24);
	if (type !== 'text') return Math.max(FIXED[type], head);
	const longest = rows.reduce((most, row) => Math.max(most, String(row[at] ?? '').length), 0);
	return Math.min(Math.max(LEAST, head, longest + 2), MOST);
}

/** Below the table and apart from it, so that sorting and filtering leave it where it is. */
function noteBelow(sheet: Worksheet, note: string): void {
	const cell = sheet.getCell(sheet.rowCount + 2, 1);
	cell.value = note;
	cell.alignment = { wrapText: false };
	cell.font = { italic: true };
}

function layOut(sheet: Worksheet, { columns, rows, note }: Sheet, utcOffsetMinutes: number): void {
	sheet.columns = columns.map((column, at): Partial<Column> => ({
		header: column.label,
		width: widthOf(column, at, rows),
		style: {
			numFmt: FORMATS[column.type ?? 'text'],
			alignment: { vertical: 'top', wrapText: (column.type ?? 'text') === 'text' }
		}
	}));
	const head = sheet.getRow(1);
	head.font = { bold: true };
	head.alignment = { vertical: 'middle', wrapText: true };
	for (const row of rows)
		sheet.addRow(columns.map(({ type = 'text' }, at) => valueOf(row[at] ?? null, type, utcOffsetMinutes)));
	sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
	if (note) noteBelow(sheet, note);
}

/** Names of tabs: 31 characters, each its own, without what spreadsheets reserve. */
function tabsOf(sheets: readonly Sheet[]): string[] {
	const taken = new Set<string>();
	return sheets.map(({ title }, i) => {
		const plain = title
			.replace(/[[\]*?:/\\']/g, ' ')
			.replace(/\s+/g, ' ')
			.trim()
			.slice(0, 31)
			.trim();
		const tab =
			plain && !taken.has(plain.toLowerCase()) ? plain : `${plain.slice(0, 26).trim()} ${i + 1}`.trim();
		taken.add(tab.toLowerCase());
		return tab;
	});
}

/** An XLSX workbook, a tab for each table. `utcOffsetMinutes`: of the office's wall clock. */
export async function xlsx(sheets: readonly Sheet[], utcOffsetMinutes: number): Promise<Uint8Array> {
	// Some 20 MB that only who exports needs.
	const { default: exceljs } = await import('exceljs');
	const book = new exceljs.Workbook();
	const tabs = tabsOf(sheets);
	for (const [i, sheet] of sheets.entries()) {
		const page = book.addWorksheet(tabs[i], {
			views: [{ state: 'frozen', ySplit: 1 }],
			pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }
		});
		layOut(page, sheet, utcOffsetMinutes);
	}
	return new Uint8Array(await book.xlsx.writeBuffer());
}
