import { encode } from 'uqr';
import type { Signature } from '../../../domain/attestation/documents.ts';
import { shortName } from '../../../domain/people/name.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { CHECK, RECORDED, UNSIGNED } from '../words.ts';
import { moment } from './dates.ts';
import { groundLine } from './references.ts';
import { INK, keep, lines, pen, say, type Sheet } from './page.ts';
import { write } from './write.ts';

const QR = 24;
/** Width of the column with the position, mm. */
const POSITION = 104;

/** Draws a QR code as one path, so that no seams show between its modules. */
export function qr(sheet: Sheet, text: string, x: number, y: number, size: number): void {
	const { data } = encode(text, { ecc: 'M', border: 0 });
	const module = size / data.length;
	sheet.doc.setFillColor(255, 255, 255).rect(x - 2, y - 2, size + 4, size + 4, 'F');
	sheet.doc.setFillColor(0, 0, 0);
	data.forEach((row, i) =>
		row.forEach((dark, j) => {
			if (dark) sheet.doc.rect(x + j * module, y + i * module, module, module, null);
		})
	);
	sheet.doc.fill();
	sheet.doc.link(x, y, size, size, { url: text });
}

/** A line of the block of signatures: a person and what the system recorded of them. */
export interface Signatory {
	/** What the time below the name is the time of. */
	recorded: Bilingual;
	signature: Signature | null;
}

/** The head's or another officer's decision; null while there is none. */
export function decision(signature: Signature | null): Signatory {
	return { recorded: RECORDED, signature };
}

function sign(sheet: Sheet, { recorded, signature }: Signatory): void {
	if (!signature) return write(sheet, UNSIGNED, { face: 'italic', ink: INK.soft, after: 3 });
	const top = sheet.y;
	write(sheet, signature.position, { size: 12, face: 'bold', width: POSITION });
	const under = sheet.y;
	sheet.y = top;
	const name = { size: 12, face: 'bold', align: 'right', from: POSITION + 4 } as const;
	write(sheet, shortName(signature.name).replace(/ (?=\S{1,2}\.)/g, '\u00a0'), name);
	sheet.y = Math.max(sheet.y, under) + 0.6;
	const when = moment(signature.at, sheet.office.utcOffsetMinutes);
	write(sheet, `${say(sheet, recorded)} ${when}`, { size: 9.5, face: 'italic', ink: INK.soft, after: 4 });
}

function heightOf(sheet: Sheet, { signature }: Signatory): number {
	if (!signature) return 9;
	pen(sheet.doc, { size: 12, face: 'bold' });
	const position = lines(sheet.doc, say(sheet, signature.position), POSITION).length;
	const name = lines(sheet.doc, shortName(signature.name), sheet.width - POSITION - 4).length;
	return Math.max(position, name) * 5.2 + 10;
}

/** The code and the address by which anyone can check the document. */
function check(sheet: Sheet, { link, shown }: NonNullable<Sheet['verify']>): void {
	const top = sheet.y;
	qr(sheet, link, sheet.x, top, QR);
	sheet.y = top + 4;
	const beside = { size: 9, from: QR + 4 } as const;
	write(sheet, CHECK, { ...beside, ink: INK.soft, after: 0.6 });
	write(sheet, shown, beside);
	sheet.y = Math.max(sheet.y, top + QR) + 4;
}

/** How much of a page the closing takes, mm. */
export function closingHeight(
	sheet: Sheet,
	grounds: readonly string[],
	signatories: readonly Signatory[]
): number {
	pen(sheet.doc, {});
	const ground = groundLine(sheet, grounds);
	const above = ground ? lines(sheet.doc, ground, sheet.width).length * 5.2 + 2 : 0;
	const signatures = signatories.reduce((sum, one) => sum + heightOf(sheet, one), 0);
	return above + 5 + signatures + (sheet.verify ? QR + 4 : 0);
}

/**
 * Everything below the text: the ground, the signatures, the code by which to check. Kept on one page, so that a
 * signature never stands there alone.
 */
export function closing(sheet: Sheet, grounds: readonly string[], signatories: readonly Signatory[]): void {
	keep(sheet, closingHeight(sheet, grounds, signatories));
	const ground = groundLine(sheet, grounds);
	if (ground) {
		sheet.y += 1;
		write(sheet, ground, { after: 1 });
	}
	sheet.y += 5;
	for (const one of signatories) sign(sheet, one);
	if (sheet.verify) check(sheet, sheet.verify);
}
