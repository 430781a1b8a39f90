import type { Bilingual } from '../../../domain/text.ts';
import type { AdmissionOrder, CertificateOrder } from '../../../domain/attestation/documents.ts';
import { bookmark, newPage, say, type Sheet } from '../sheet/page.ts';
import { reference } from '../sheet/references.ts';
import { write } from '../sheet/write.ts';
import { APPENDIX, NO_NUMBER } from '../words.ts';

/** Starts an appendix of an order on a page of its own. */
export function appendix(
	sheet: Sheet,
	order: AdmissionOrder | CertificateOrder,
	which: number,
	title: Bilingual
): void {
	newPage(sheet);
	bookmark(sheet, title);
	const { date, number } = reference(sheet, {
		date: order.date,
		number: order.number ?? say(sheet, NO_NUMBER)
	});
	const words = say(sheet, APPENDIX, { appendix: which, date, number });
	write(sheet, words, { size: 10.5, from: 105, after: 4 });
	write(sheet, title, { size: 13, face: 'bold', align: 'center', after: 2 });
}
