import type { CertificateDocument } from '../../../domain/attestation/documents.ts';
import { fullName } from '../../../domain/people/name.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { closing, closingHeight, decision } from '../sheet/closing.ts';
import { letterhead, numberLine } from '../sheet/letterhead.ts';
import { INK, lines, PAGE, pen, say, type Sheet, type TextStyle } from '../sheet/page.ts';
import { groundWords, onDay, orderWords } from '../sheet/references.ts';
import { particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';

/** Of the outer frame from the edges of the page, mm. */
const FRAME = 14;
const BOTTOM = 20;
/** Between the two rules of the frame, and between the diamonds along it, mm. */
const BAND = 4.6;
const PITCH = 4;
/** Text stays this far from the inner rule, mm. */
const INSET = 11.4;

/** A diamond of half-width `r` around a point, as part of the path at hand. */
function diamond({ doc }: Sheet, x: number, y: number, r: number): void {
	const steps = [
		[r, r],
		[-r, r],
		[-r, -r],
		[r, -r]
	];
	doc.lines(steps, x, y - r, [1, 1], null, true);
}

/** Diamonds at even distances between two points on one line, without the ends. */
function diamonds(
	sheet: Sheet,
	[x1, y1]: readonly [number, number],
	[x2, y2]: readonly [number, number]
): void {
	const count = Math.round(Math.hypot(x2 - x1, y2 - y1) / PITCH);
	for (let n = 1; n < count; n++) {
		const part = n / count;
		diamond(sheet, x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, n % 2 ? 0.6 : 1.1);
	}
}

/** A thick and a thin rule with a row of diamonds between them. */
function frame(sheet: Sheet): void {
	const { doc } = sheet;
	const [width, height] = [PAGE.width - 2 * FRAME, PAGE.height - FRAME - BOTTOM];
	const [r, g, b] = INK.accent;
	doc.setDrawColor(r, g, b).setFillColor(r, g, b);
	doc.setLineWidth(1.1).rect(FRAME, FRAME, width, height);
	doc.setLineWidth(0.3).rect(FRAME + BAND, FRAME + BAND, width - 2 * BAND, height - 2 * BAND);
	const [left, top] = [FRAME + BAND / 2, FRAME + BAND / 2];
	const [right, bottom] = [left + width - BAND, top + height - BAND];
	const corners = [
		[left, top],
		[right, top],
		[right, bottom],
		[left, bottom]
	] as const;
	corners.forEach(([x, y], i) => {
		diamond(sheet, x, y, 1.7);
		diamonds(sheet, [x, y], corners[(i + 1) % corners.length]!);
	});
	doc.fill();
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
	const { holder } = document;
	const name = fullName(holder.name);
	const centred = (text: Bilingual | string, size: number, after: number, style: TextStyle = {}) =>
		write(sheet, text, { align: 'center', size: size * scale, after: after * scale, ...style });
	sheet.y += 14 * scale;
	centred(words.TITLES.certificate, 32, 2, { face: 'bold', ink: INK.accent });
	const number = numberLine(sheet, document);
	if (number) centred(number, 16, 9);
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
	const x = FRAME + BAND + INSET;
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
