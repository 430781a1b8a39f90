import { DATA_HASH, PAGE_OF } from '../words.ts';
import { INK, MEASURE, PAGE, pen, say, type Sheet } from './page.ts';

/** At the foot of every page: which of how many, and the SHA-256 of the document's data. */
export function footers(sheet: Sheet, print: string): void {
	const { doc } = sheet;
	const total = doc.getNumberOfPages();
	for (let page = 1; page <= total; page++) {
		doc.setPage(page).setDrawColor(INK.line).setLineWidth(0.15);
		doc.line(PAGE.left, PAGE.height - 16, PAGE.left + MEASURE, PAGE.height - 16);
		pen(doc, { size: 7, ink: INK.soft });
		doc.text(`${say(sheet, DATA_HASH)} ${print}`, PAGE.left, PAGE.height - 12.4);
		pen(doc, { size: 8.5, ink: INK.soft });
		const words = say(sheet, PAGE_OF, { page, total });
		doc.text(words, PAGE.left + MEASURE, PAGE.height - 12.4, { align: 'right' });
	}
}
