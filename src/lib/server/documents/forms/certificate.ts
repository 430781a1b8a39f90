import type { CertificateDocument } from '../../../domain/attestation/documents.ts';
import { fullName } from '../../../domain/people/name.ts';
import { numberLine } from '../sheet/letterhead.ts';
import { INK, say, type Sheet } from '../sheet/page.ts';
import { groundWords, onDay, orderWords } from '../sheet/references.ts';
import { particulars } from '../sheet/write.ts';
import * as words from '../words.ts';
import { centred, face, nameSize } from './face.ts';

function statement(sheet: Sheet, document: CertificateDocument, scale: number): void {
	const { holder } = document;
	const name = fullName(holder.name);
	const line = centred(sheet, scale);
	sheet.y += 14 * scale;
	line(words.TITLES.certificate, 32, 2, { face: 'bold', ink: INK.accent });
	const number = numberLine(sheet, document);
	if (number) line(number, 16, 9);
	line(words.CERTIFICATE_OF, 13, 3);
	line(name, nameSize(sheet, name), 1.5, { face: 'bold' });
	line(`${say(sheet, words.IIN)} ${holder.iin}`, 12, 5);
	line(words.CERTIFICATE_FOR, 13, 6);
	line(`${say(sheet, words.SPECIALITY)}:`, 12, 0.5, { ink: INK.soft });
	line(holder.speciality, 15, 9, { face: 'bold' });
	terms(sheet, document);
}

function terms(sheet: Sheet, { order, ground, validUntil, date }: CertificateDocument): void {
	const grounds = [order && orderWords(sheet, order), groundWords(sheet, ground)].filter(Boolean);
	const until =
		validUntil === null ? null : say(sheet, words.VALID_UNTIL, { date: onDay(sheet, validUntil) });
	particulars(sheet, [
		[words.BY_ORDER, grounds.join('; ')],
		[words.ISSUED, onDay(sheet, date)],
		[words.VALID, until ?? words.WITHOUT_TERM]
	]);
}

/** ¶7.17: a single page in a frame, which draws its own letterhead. */
export function certificate(page: Sheet, document: CertificateDocument): void {
	face(page, document.signedBy, (sheet, scale) => statement(sheet, document, scale));
}
