import type { Bilingual } from '../../../domain/text.ts';
import { INK, keep, PAGE, type Sheet } from './page.ts';
import { write } from './write.ts';

/** Between two lines for handwriting, mm. */
const PITCH = 8.5;

/** Empty lines for the pen, all on one page. */
export function ruled(sheet: Sheet, count: number): void {
	keep(sheet, count * PITCH + 2);
	for (let line = 0; line < count; line += 1) {
		sheet.y += PITCH;
		sheet.doc.setDrawColor(INK.line).setLineWidth(0.2);
		sheet.doc.line(sheet.x, sheet.y, PAGE.width - PAGE.right, sheet.y);
	}
	sheet.y += 3;
}

/** A line of words with room for the pen below; the words never stand alone at the foot of a page. */
export function penned(sheet: Sheet, words: Bilingual | string, count: number): void {
	keep(sheet, count * PITCH + 14);
	sheet.y += 2;
	write(sheet, words, { size: 10.5, after: 0 });
	ruled(sheet, count);
}
