import type { Bilingual } from '../../../domain/text.ts';
import { piece } from './flow.ts';
import {
	bookmark,
	INDENT,
	INK,
	keep,
	left,
	lines,
	newPage,
	pen,
	say,
	type Sheet,
	type TextStyle
} from './page.ts';

interface Line {
	text: string;
	x: number;
	width: number;
	/** Ends its paragraph: never stretched. */
	last: boolean;
}

/** Draws the words of a line apart so that it fills its width; jsPDF cannot stretch blanks of embedded fonts. */
function stretch(sheet: Sheet, { text, x, width }: Line): void {
	const words = text.split(' ');
	const widths = words.map((word) => sheet.doc.getTextWidth(word));
	const gap = (width - widths.reduce((sum, w) => sum + w, 0)) / (words.length - 1);
	let at = x;
	words.forEach((word, i) => {
		sheet.doc.text(i < words.length - 1 ? `${word} ` : word, at, sheet.y);
		at += (widths[i] ?? 0) + gap;
	});
}

/** How much wider than a blank the gaps of a stretched line may be, mm; a line of one word has none. */
const WIDEST_GAP = 2.7;

function drawLine(sheet: Sheet, line: Line, align: NonNullable<TextStyle['align']>): void {
	if (!line.text) return;
	const more = (line.width - sheet.doc.getTextWidth(line.text)) / (line.text.split(' ').length - 1);
	if (align === 'justify' && !line.last && more < WIDEST_GAP) return stretch(sheet, line);
	const shift = { left: 0, justify: 0, center: line.width / 2, right: line.width }[align];
	sheet.doc.text(line.text, line.x + shift, sheet.y, { align: align === 'justify' ? 'left' : align });
}

/** Where a paragraph of `count` lines must be cut so that no line stands alone; all of them when it fits. */
function cut(count: number, fits: number): number {
	if (fits >= count) return count;
	const first = count - fits === 1 ? fits - 1 : fits;
	return first < 2 ? 0 : first;
}

/** The narrowest measure that takes no more lines: what is centred has lines of like length and no last word alone. */
function balanced(sheet: Sheet, text: string, width: number): number {
	const count = lines(sheet.doc, text, width).length;
	let measure = width;
	while (count > 1 && measure > 20 && lines(sheet.doc, text, measure - 2).length === count) measure -= 2;
	return measure;
}

function layOut(sheet: Sheet, text: string, style: TextStyle): Line[] {
	const { indent = 0, from = 0, width = sheet.width - from } = style;
	const x = sheet.x + from;
	return text.split('\n').flatMap((paragraph) => {
		const measure = style.align === 'center' ? balanced(sheet, paragraph, width) : width;
		const found = lines(sheet.doc, paragraph, measure, measure - indent);
		return found.map((line, i) => {
			const shift = i === 0 ? indent : 0;
			return { text: line, x: x + shift, width: width - shift, last: i === found.length - 1 };
		});
	});
}

/** Writes a text below what is there, on as many pages as it takes. */
export function write(sheet: Sheet, text: Bilingual | string, style: TextStyle = {}): void {
	pen(sheet.doc, style);
	let rest = layOut(sheet, say(sheet, text), style);
	while (rest.length > 0) {
		const height = pen(sheet.doc, style);
		const now = cut(rest.length, Math.floor(left(sheet) / height + 0.01));
		for (const line of rest.slice(0, now)) {
			sheet.y += height;
			drawLine(sheet, line, style.align ?? 'left');
		}
		rest = rest.slice(now);
		if (rest.length > 0) newPage(sheet);
	}
	sheet.y += style.after ?? 0;
}

/** A paragraph of an order or a letter: justified, its first line indented. */
export function paragraph(sheet: Sheet, text: Bilingual | string, after = 1.6): void {
	piece(sheet);
	write(sheet, text, { align: 'justify', indent: INDENT, after });
}

/** The official title of the document. */
export function title(sheet: Sheet, text: Bilingual | string, after = 5): void {
	write(sheet, text, {
		size: 14,
		face: 'bold',
		align: 'center',
		from: 10,
		width: sheet.width - 20,
		after
	});
}

/** A heading that stays with what follows it. */
export function heading(sheet: Sheet, text: Bilingual | string): void {
	piece(sheet, true);
	keep(sheet, 32);
	bookmark(sheet, text);
	sheet.y += 3;
	write(sheet, text, { face: 'bold', after: 1.8 });
}

const NAMES = 58;
/** A SHA-256 keeps to one line in this size. */
const valueSize = (value: string) => (/^[0-9a-f]{64}$/.test(value) ? 9 : 11.5);

function particular(sheet: Sheet, name: string, value: string): void {
	const height = pen(sheet.doc, { size: 11.5 });
	const names = lines(sheet.doc, name, NAMES - 4);
	const values = lines(sheet.doc, value, sheet.width - NAMES);
	keep(sheet, height * Math.max(names.length, Math.min(values.length, 40)));
	const { y: top } = sheet;
	const page = sheet.doc.getNumberOfPages();
	write(sheet, name, { size: 11.5, width: NAMES - 4, ink: INK.soft });
	const under = sheet.y;
	sheet.y = top;
	write(sheet, value, { size: valueSize(value), from: NAMES, leading: (1.22 * 11.5) / valueSize(value) });
	if (sheet.doc.getNumberOfPages() === page) sheet.y = Math.max(sheet.y, under);
	sheet.y += 0.9;
}

/** Names and values side by side. */
export function particulars(sheet: Sheet, rows: [Bilingual | string, Bilingual | string][]): void {
	piece(sheet);
	for (const [name, value] of rows) particular(sheet, say(sheet, name), say(sheet, value));
	sheet.y += 2;
}

/** «1) …;» each a paragraph of its own. */
export function items(sheet: Sheet, texts: readonly string[]): void {
	texts.forEach((text, i) => paragraph(sheet, `${i + 1})\u00a0${text}`, 0.8));
	sheet.y += 1.2;
}

/** The operative part of an order: «1. …» */
export function numbered(sheet: Sheet, texts: readonly string[]): void {
	texts.forEach((text, i) => paragraph(sheet, `${i + 1}.\u00a0${text}`));
}
