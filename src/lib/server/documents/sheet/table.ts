import type { CellHookData, HookData, Styles, UserOptions } from 'jspdf-autotable';
import type { Bilingual } from '../../../domain/text.ts';
import { NONE } from '../words.ts';
import { FAMILY } from './engine.ts';
import { piece, tablePiece } from './flow.ts';
import { printable } from './glyphs.ts';
import { INK, keep, lines, newPage, PAGE, pen, say, type Sheet, type TextStyle } from './page.ts';
import { wrap } from './wrap.ts';
import { write } from './write.ts';

export interface Column<Row> {
	head: Bilingual | string;
	/** Share of the width that fixed columns leave. */
	width: number;
	/** Width in mm where words must not break. */
	fixed?: number;
	align?: 'left' | 'center' | 'right';
	/** May give one string for both languages. */
	cell(row: Row, index: number): Bilingual | string;
}

export interface TableStyle {
	/** Points. */
	size?: number;
	/** Least height of a row, mm. */
	height?: number;
	/** Rows in bold. */
	strong?: (index: number) => boolean;
}

const LINE = { lineColor: 130, lineWidth: 0.15 } as const;
/** Of a cell, mm. */
const PADDING = { horizontal: 1.6, vertical: 1.2 };
/** Points. */
const SIZE = 9.5;
/** Rows that go to the page of a signature that would stand there alone. */
const LAST = 2;

/** The running number of a row. */
export function ordinal<Row>(): Column<Row> {
	return { head: '№', width: 0, fixed: 9, align: 'center', cell: (_row, index) => String(index + 1) };
}

function styles(sheet: Sheet, size: number): Pick<UserOptions, 'styles' | 'headStyles'> {
	const overflow = (text: string | string[], width: number) =>
		wrap([text].flat().join('\n'), width, (part) => sheet.doc.getTextWidth(part));
	const common: Partial<Styles> = { font: FAMILY, fontSize: size, textColor: INK.text, overflow, ...LINE };
	return {
		styles: { ...common, cellPadding: PADDING, fontStyle: 'normal', valign: 'top', fillColor: false },
		headStyles: { ...common, fontStyle: 'bold', fillColor: [233, 239, 242], valign: 'middle' }
	};
}

function widthsOf<Row>(sheet: Sheet, columns: readonly Column<Row>[]): number[] {
	const fixed = columns.reduce((sum, column) => sum + (column.fixed ?? 0), 0);
	const shares = columns.reduce((sum, column) => sum + (column.fixed ? 0 : column.width), 0);
	return columns.map(({ width, fixed: mm }) => mm ?? (width / shares) * (sheet.width - fixed));
}

function columnStyles<Row>(sheet: Sheet, columns: readonly Column<Row>[]): UserOptions['columnStyles'] {
	const widths = widthsOf(sheet, columns);
	return Object.fromEntries(
		columns.map(({ align }, i) => [i, { cellWidth: widths[i] ?? 0, halign: align ?? 'left' }])
	);
}

/** Height of a row of these cells, mm: what the library will make of it. */
function rowHeight<Row>(
	sheet: Sheet,
	columns: readonly Column<Row>[],
	cells: readonly string[],
	style: TextStyle
): number {
	pen(sheet.doc, style);
	const widths = widthsOf(sheet, columns);
	const counts = cells.map(
		(cell, i) => lines(sheet.doc, cell, (widths[i] ?? 0) - 2 * PADDING.horizontal).length
	);
	return pen(sheet.doc, { ...style, leading: 1.15 }) * Math.max(1, ...counts) + 2 * PADDING.vertical;
}

/** Head and rows, where they stand on one page, mm. */
export function tableHeight<Row>(
	sheet: Sheet,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	{ size = SIZE, height = 0 }: TableStyle = {}
): number {
	const texts = (cells: readonly (Bilingual | string)[]) => cells.map((cell) => printable(say(sheet, cell)));
	const head = rowHeight(sheet, columns, texts(columns.map((column) => column.head)), { size, face: 'bold' });
	const heights = rows.map((row, i) => {
		const cells = texts(columns.map((column) => column.cell(row, i)));
		return Math.max(height, rowHeight(sheet, columns, cells, { size }));
	});
	return heights.reduce((sum, one) => sum + one, head + 4);
}

interface Drawn {
	head: string[];
	body: string[][];
	/** Of the first of these rows in the whole table. */
	from: number;
}

function draw<Row>(
	sheet: Sheet,
	columns: readonly Column<Row>[],
	{ head, body, from }: Drawn,
	{ size = SIZE, height = 0, strong }: TableStyle
): void {
	sheet.engine.drawTable(sheet.doc, {
		...styles(sheet, size),
		bodyStyles: { minCellHeight: height },
		theme: 'grid',
		startY: sheet.y + 1.5,
		margin: { left: sheet.x, right: PAGE.width - sheet.x - sheet.width, top: PAGE.top, bottom: PAGE.bottom },
		rowPageBreak: 'avoid',
		showHead: 'everyPage',
		head: [head],
		body,
		columnStyles: columnStyles(sheet, columns),
		didParseCell: (data: CellHookData) => {
			centreHead(data);
			if (data.section === 'body' && strong?.(from + data.row.index)) data.cell.styles.fontStyle = 'bold';
		},
		didDrawPage: ({ cursor }: HookData) => {
			if (cursor) sheet.y = cursor.y;
		}
	});
	sheet.y += 2.5;
}

/** A table over as many pages as it takes: its head repeats, its rows are never split. */
export function table<Row>(
	sheet: Sheet,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	style: TableStyle = {}
): void {
	if (rows.length === 0) {
		piece(sheet);
		return write(sheet, NONE, { face: 'italic', after: 2 });
	}
	const head = columns.map((column) => printable(say(sheet, column.head)));
	const body = rows.map((row, i) => columns.map((column) => printable(say(sheet, column.cell(row, i)))));
	const height = tableHeight(sheet, columns, rows.slice(0, 1), style);
	const parted = tablePiece(sheet, rows.length, height);
	// A row higher than a page is cut where it stands.
	keep(sheet, Math.min(height, 200));
	const end = parted ? body.length - LAST : body.length;
	draw(sheet, columns, { head, body: body.slice(0, end), from: 0 }, style);
	if (!parted) return;
	newPage(sheet);
	draw(sheet, columns, { head, body: body.slice(end), from: end }, style);
}

/** Styles of columns win over those of the head otherwise. */
function centreHead({ section, cell }: CellHookData): void {
	if (section === 'head') cell.styles.halign = 'center';
}
