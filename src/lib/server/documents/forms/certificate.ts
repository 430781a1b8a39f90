import type { CertificateDocument } from '../../../domain/attestation/documents.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { closing, closingHeight, decision } from '../sheet/closing.ts';
import { letterhead } from '../sheet/letterhead.ts';
import { INK, lines, PAGE, pen, say, type Sheet, type TextStyle } from '../sheet/page.ts';
import { groundWords, onDay, orderWords } from '../sheet/references.ts';
import { particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';

/** Of the outer frame from the edges of the page, mm. */
const FRAME = 14;
const BOTTOM = 20;
/** Text stays this far from the inner frame, mm. */
const INSET = 14;

function frame({ doc }: Sheet): void {
	const width = PAGE.width - 2 * FRAME;
	const height = PAGE.height - FRAME - BOTTOM;
	doc.setDrawColor(INK.accent[0], INK.accent[1], INK.accent[2]);
	doc.setLineWidth(1.1).rect(FRAME, FRAME, width, height);
	doc.setLineWidth(0.3).rect(FRAME + 2, FRAME + 2, width - 4, height - 4);
}

/** The largest size at which the name takes two lines or fewer. */
function nameSize(sheet: Sheet, name: string): number {
	const fits = [24, 22, 20, 18, 16, 14].find((size) => {
		pen(sheet.doc, { size, face: 'bold' });
		return lines(sheet.doc, name, sheet.width).length <= 2;
	});
	return fits ?? 12;
}

/** Everything between the letterhead and the signature; `scale` shrinks its type and the space within. */
function statement(sheet: Sheet, document: CertificateDocument, scale: number): void {
	const { number, holder } = document;
	const name = fullName(holder.name);
	const centred = (text: Bilingual | string, size: number, after: number, style: TextStyle = {}) =>
		write(sheet, text, { align: 'center', size: size * scale, after: after * scale, ...style });
	sheet.y += 14 * scale;
	centred(words.TITLES.certificate, 32, 2, { face: 'bold', ink: INK.accent });
	if (number) centred(`№\u00a0${number}`, 16, 9);
	centred(words.CERTIFICATE_OF, 13, 3);
	centred(name, nameSize(sheet, name), 1.5, { face: 'bold' });
	centred(`${say(sheet, words.IIN)} ${holder.iin}`, 12, 5);
	centred(words.CERTIFICATE_FOR, 13, 6);
	centred(`${say(sheet, words.SPECIALITY)}:`, 12, 0.5, { ink: INK.soft });
	centred(holder.speciality, 15, 9, { face: 'bold' });
	terms(sheet, document);
}

function terms(sheet: Sheet, { order, ground, validUntil, date }: CertificateDocument): void {
	const grounds = [orderWords(sheet, order), groundWords(sheet, ground)].filter(Boolean);
	const until =
		validUntil === null ? null : say(sheet, words.VALID_UNTIL, { date: onDay(sheet, validUntil) });
	particulars(sheet, [
		[words.BY_ORDER, grounds.join('; ')],
		[words.ISSUED, onDay(sheet, date)],
		[words.VALID, until ?? words.WITHOUT_TERM]
	]);
}

/** The largest scale at which the statement ends above `foot`, found on a page that is thrown away. */
function fittingScale(sheet: Sheet, document: CertificateDocument, foot: number): number {
	const fits = [1, 0.94, 0.88, 0.82, 0.76, 0.7].find((scale) => {
		const trial = { ...sheet, doc: sheet.engine.newDoc() };
		statement(trial, document, scale);
		return trial.doc.getNumberOfPages() === 1 && trial.y <= foot;
	});
	return fits ?? 0.62;
}

/** ¶7.17: a single page in a frame, which draws its own letterhead. */
export function certificate(page: Sheet, document: CertificateDocument): void {
	const x = FRAME + 2 + INSET;
	const sheet = { ...page, x, width: PAGE.width - 2 * x, y: FRAME + 11 };
	frame(sheet);
	letterhead(sheet);
	const signatories = [decision(document.signedBy)];
	// The signature and the code stand at the foot of the frame.
	const foot = PAGE.height - PAGE.bottom - closingHeight(sheet, [], signatories);
	statement(sheet, document, fittingScale(sheet, document, foot));
	sheet.y = Math.max(sheet.y, foot);
	closing(sheet, [], signatories);
}
