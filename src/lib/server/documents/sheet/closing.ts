import type { Bilingual } from '../../../domain/text.ts';
import { keepWithText } from './flow.ts';
import { say, textHeight, type Sheet, type TextStyle } from './page.ts';
import { check, QR } from './qr.ts';
import { groundLine } from './references.ts';
import { sign, signatureHeight, type Signatory } from './signature.ts';
import { write } from './write.ts';

export { decision } from './signature.ts';

/** What else belongs to the closing. */
interface Beside {
	/** Said below the signatures. */
	note?: Bilingual;
	/** Of what follows on the same page, mm. */
	after?: number;
}

const NOTE = { size: 9.5, face: 'italic', after: 3 } as const satisfies TextStyle;

/** How much of a page the closing takes, mm. */
export function closingHeight(
	sheet: Sheet,
	grounds: readonly string[],
	signatories: readonly Signatory[],
	{ note, after = 0 }: Beside = {}
): number {
	const above = textHeight(sheet, groundLine(sheet, grounds)) + 2;
	const below = note ? textHeight(sheet, say(sheet, note), NOTE) + NOTE.after : 0;
	const signatures = signatories.reduce((sum, one) => sum + signatureHeight(sheet, one), 0);
	return above + 5 + signatures + below + (sheet.verify ? QR + 4 : 0) + after;
}

/**
 * Everything below the text: the ground, the signatures, the code by which to check. Kept on one page, together with
 * the end of the text.
 */
export function closing(
	sheet: Sheet,
	grounds: readonly string[],
	signatories: readonly Signatory[],
	beside: Beside = {}
): void {
	keepWithText(sheet, closingHeight(sheet, grounds, signatories, beside));
	const ground = groundLine(sheet, grounds);
	if (ground) {
		sheet.y += 1;
		write(sheet, ground, { after: 1 });
	}
	sheet.y += 5;
	for (const one of signatories) sign(sheet, one);
	if (beside.note) write(sheet, beside.note, NOTE);
	if (sheet.verify) check(sheet, sheet.verify);
}
