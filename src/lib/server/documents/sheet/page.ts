import type { jsPDF as Doc } from 'jspdf';
import type { Letterhead, OfficialDocument } from '../../../domain/attestation/documents.ts';
import type { Bilingual, Lang } from '../../../domain/text.ts';
import { MARKS } from '../words.ts';
import { FAMILY, type Engine } from './engine.ts';
import type { Flow } from './flow.ts';
import { printable } from './glyphs.ts';
import { wrap } from './wrap.ts';

/** A4 and its margins, mm. */
export const PAGE = { width: 210, height: 297, left: 25, right: 15, top: 20, bottom: 24 } as const;
/** Width of the text between the margins, mm. */
export const MEASURE = PAGE.width - PAGE.left - PAGE.right;
export const INK = { text: 20, soft: 90, line: 150, mark: 232, accent: [0, 72, 96] } as const;
/** Of the first line of a paragraph, mm. */
export const INDENT = 12.5;
const POINT = 25.4 / 72;

/** A place in the document that readers list beside it. */
export interface Bookmark {
	text: string;
	/** From 1. */
	page: number;
	/** From the top of the page, mm. */
	y: number;
}

/** The paper being written. Measures in mm. */
export interface Sheet {
	readonly doc: Doc;
	readonly engine: Engine;
	readonly lang: Lang;
	readonly office: Letterhead;
	/** Where the document can be checked, as a link and as people read it; null when it has no number. */
	readonly verify: { link: string; shown: string } | null;
	/** Left edge and width of the text. */
	readonly x: number;
	readonly width: number;
	/** The document itself first, then its headings. */
	readonly bookmarks: Bookmark[];
	readonly flow: Flow;
	/** How far down the page is filled. */
	y: number;
}

export interface TextStyle {
	/** Points. */
	size?: number;
	face?: 'normal' | 'bold' | 'italic';
	align?: 'left' | 'center' | 'right' | 'justify';
	/** Of the first line, mm. */
	indent?: number;
	/** Left edge, mm from that of the sheet's text, and width. */
	from?: number;
	width?: number;
	/** Line height in sizes of type. */
	leading?: number;
	ink?: number | readonly [number, number, number];
	/** Space below, mm. */
	after?: number;
}

/** Sets the font of what follows and returns the height of its lines, mm. */
export function pen(
	doc: Doc,
	{ size = 12, face = 'normal', leading = 1.22, ink = INK.text }: TextStyle
): number {
	doc.setFont(FAMILY, face).setFontSize(size);
	if (typeof ink === 'number') doc.setTextColor(ink);
	else doc.setTextColor(ink[0], ink[1], ink[2]);
	return size * POINT * leading;
}

/** Lines of a text in the pen at hand. */
export function lines(doc: Doc, text: string, width: number, firstWidth = width): string[] {
	return wrap(printable(text), width, (part) => doc.getTextWidth(part), firstWidth);
}

/** Height of a text over the whole width, mm. */
export function textHeight(sheet: Sheet, text: string, style: TextStyle = {}): number {
	const height = pen(sheet.doc, style);
	return text ? lines(sheet.doc, text, sheet.width).length * height : 0;
}

/** Space left on the page, mm. */
export function left(sheet: Sheet): number {
	return PAGE.height - PAGE.bottom - sheet.y;
}

export function newPage(sheet: Sheet): void {
	sheet.doc.addPage();
	sheet.y = PAGE.top;
}

/** Lists what comes next among the bookmarks of the file. */
export function bookmark(sheet: Sheet, text: Bilingual | string): void {
	const { pageNumber: page } = sheet.doc.getCurrentPageInfo();
	sheet.bookmarks.push({ text: printable(say(sheet, text)), page, y: sheet.y });
}

/** Goes to a new page unless `height` mm are left on this one. */
export function keep(sheet: Sheet, height: number): void {
	if (left(sheet) < height - 0.01 && sheet.y > PAGE.top) newPage(sheet);
}

/** The text in the sheet's language with its `{places}` filled in; a plain text stands for both languages. */
export function say(
	sheet: Sheet,
	text: Bilingual | string,
	values: Record<string, string | number> = {}
): string {
	const words = typeof text === 'string' ? text : text[sheet.lang];
	return Object.keys(values).length === 0
		? words
		: words.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The mark of a rehearsal or demonstration: behind the content of the page and in a line above it. */
export function mark(doc: Doc, lang: Lang, kind: NonNullable<OfficialDocument['mark']>): void {
	const { word, line } = MARKS[kind];
	pen(doc, { size: 84, face: 'bold', ink: INK.mark });
	const width = doc.getTextWidth(word[lang]);
	const angle = 55;
	const turn = (angle * Math.PI) / 180;
	const x = PAGE.width / 2 - (Math.cos(turn) * width) / 2 + 10;
	doc.text(word[lang], x, PAGE.height / 2 + (Math.sin(turn) * width) / 2, { angle });
	pen(doc, { size: 9.5, face: 'bold', ink: [150, 20, 20] });
	doc.text(line[lang], PAGE.width / 2, 11, { align: 'center' });
}
