import type { CellHookData, HookData, Styles, UserOptions } from 'jspdf-autotable';
import type { Bilingual } from '../../../domain/text.ts';
import { NONE } from '../words.ts';
import { FAMILY } from './engine.ts';
import { printable } from './glyphs.ts';
import { INK, keep, PAGE, say, type Sheet } from './page.ts';
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
}

const LINE = { lineColor: 130, lineWidth: 0.15 } as const;

/** The running number of a row. */
export function ordinal<Row>(): Column<Row> {
	return { head: '№', width: 0, fixed: 9, align: 'center', cell: (_row, index) => String(index + 1) };
}

function styles(sheet: Sheet, size: number): Pick<UserOptions, 'styles' | 'headStyles'> {
	const overflow = (text: string | string[], width: number) =>
		wrap([text].flat().join('\n'), width, (part) => sheet.doc.getTextWidth(part));
	const common: Partial<Styles> = { font: FAMILY, fontSize: size, textColor: INK.text, overflow, ...LINE };
	const cellPadding = { horizontal: 1.6, vertical: 1.2 };
	return {
		styles: { ...common, cellPadding, fontStyle: 'normal', valign: 'top' },
		headStyles: { ...common, fontStyle: 'bold', fillColor: [233, 239, 242], valign: 'middle' }
	};
}

function columnStyles<Row>(sheet: Sheet, columns: readonly Column<Row>[]): UserOptions['columnStyles'] {
	const fixed = columns.reduce((sum, column) => sum + (column.fixed ?? 0), 0);
	const shares = columns.reduce((sum, column) => sum + (column.fixed ? 0 : column.width), 0);
	return Object.fromEntries(
		columns.map(({ width, fixed: mm, align }, i) => [
			i,
			{ cellWidth: mm ?? (width / shares) * (sheet.width - fixed), halign: align ?? 'left' }
		])
	);
}

/** A table over as many pages as it takes: its head repeats, its rows are never split. */
export function table<Row>(
	sheet: Sheet,
	columns: readonly Column<Row>[],
	rows: readonly Row[],
	{ size = 9.5, height = 0 }: TableStyle = {}
): void {
	if (rows.length === 0) return write(sheet, NONE, { face: 'italic', after: 2 });
	keep(sheet, 24);
	sheet.engine.drawTable(sheet.doc, {
		...styles(sheet, size),
		bodyStyles: { minCellHeight: height },
		theme: 'grid',
		startY: sheet.y + 1.5,
		margin: { left: sheet.x, right: PAGE.width - sheet.x - sheet.width, top: PAGE.top, bottom: PAGE.bottom },
		rowPageBreak: 'avoid',
		showHead: 'everyPage',
		head: [columns.map(({ head }) => printable(say(sheet, head)))],
		body: rows.map((row, i) => columns.map((column) => printable(say(sheet, column.cell(row, i))))),
		columnStyles: columnStyles(sheet, columns),
		didParseCell: centreHead,
		didDrawPage: ({ cursor }: HookData) => {
			if (cursor) sheet.y = cursor.y;
		}
	});
	sheet.y += 2.5;
}

/** Styles of columns win over those of the head otherwise. */
function centreHead({ section, cell }: CellHookData): void {
	if (section === 'head') cell.styles.halign = 'center';
}
