import type { Signature } from '../../../domain/attestation/documents.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { closing, closingHeight, decision } from '../sheet/closing.ts';
import { letterhead } from '../sheet/letterhead.ts';
import { INK, lines, PAGE, pen, type Sheet, type TextStyle } from '../sheet/page.ts';
import { write } from '../sheet/write.ts';

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
export function nameSize(sheet: Sheet, name: string): number {
	const fits = [24, 22, 20, 18, 16, 14].find((size) => {
		pen(sheet.doc, { size, face: 'bold' });
		return lines(sheet.doc, name, sheet.width).length <= 2;
	});
	return fits ?? 12;
}

/** Writes a centred line of a face, its type and the space below shrunk by `scale`. */
export const centred =
	(sheet: Sheet, scale: number) =>
	(text: Bilingual | string, size: number, after: number, style: TextStyle = {}): void =>
		write(sheet, text, { align: 'center', size: size * scale, after: after * scale, ...style });

/** Everything between the letterhead and the signature; `scale` shrinks its type and the space within. */
type Statement = (sheet: Sheet, scale: number) => void;

/** The largest scale at which the statement ends above `foot`, found on a page that is thrown away. */
function fittingScale(sheet: Sheet, statement: Statement, foot: number): number {
	const fits = [1, 0.94, 0.88, 0.82, 0.76, 0.7].find((scale) => {
		const trial = { ...sheet, doc: sheet.engine.newDoc() };
		statement(trial, scale);
		return trial.doc.getNumberOfPages() === 1 && trial.y <= foot;
	});
	return fits ?? 0.62;
}

/** A single page in a frame, which draws its own letterhead: what its holder hangs on a wall. */
export function face(page: Sheet, signedBy: Signature | null, statement: Statement): void {
	const x = FRAME + BAND + INSET;
	const sheet = { ...page, x, width: PAGE.width - 2 * x, y: FRAME + 11 };
	frame(sheet);
	letterhead(sheet);
	const signatories = [decision(signedBy)];
	// The signature and the code stand at the foot of the frame.
	const foot = PAGE.height - PAGE.bottom - closingHeight(sheet, [], signatories);
	statement(sheet, fittingScale(sheet, statement, foot));
	sheet.y = Math.max(sheet.y, foot);
	closing(sheet, [], signatories);
}
