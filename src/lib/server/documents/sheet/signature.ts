import type { Signature } from '../../../domain/attestation/documents.ts';
import { shortName } from '../../../domain/people/name.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { E_SIGNED, RECORDED, UNSIGNED } from '../words.ts';
import { day, moment } from './dates.ts';
import { INK, lines, pen, say, type Sheet } from './page.ts';
import { write } from './write.ts';

/** A line of the block of signatures: a person and what the system recorded of them. */
export interface Signatory {
	/** What the time below the name is the time of, where it is a recorded decision. */
	recorded: Bilingual;
	signature: Signature | null;
}

/** The head's or another officer's decision; null while there is none. */
export function decision(signature: Signature | null): Signatory {
	return { recorded: RECORDED, signature };
}

const BOLD = { size: 12, face: 'bold' } as const;
/** Between the frame of an e-signature and what is in it, mm. */
const INSET = 3;
/** Space for a signature that is still missing, mm. */
const MISSING = 9;

/** The name on the right takes what it needs, up to half of the line; the position has the rest. */
function places(sheet: Sheet, signature: Signature) {
	const name = shortName(signature.name).replace(/ (?=\S{1,2}\.)/g, '\u00a0');
	pen(sheet.doc, BOLD);
	const taken = Math.min(sheet.doc.getTextWidth(name) + 2, sheet.width / 2);
	return { name, from: sheet.width - taken, position: sheet.width - taken - 6 };
}

function personHeight(sheet: Sheet, signature: Signature): number {
	const { name, from, position } = places(sheet, signature);
	const height = pen(sheet.doc, BOLD);
	const positions = lines(sheet.doc, say(sheet, signature.position), position).length;
	return Math.max(positions, lines(sheet.doc, name, sheet.width - from).length) * height;
}

function person(sheet: Sheet, signature: Signature): void {
	const { name, from, position } = places(sheet, signature);
	const top = sheet.y;
	write(sheet, signature.position, { ...BOLD, width: position });
	const under = sheet.y;
	sheet.y = top;
	write(sheet, name, { ...BOLD, align: 'right', from });
	sheet.y = Math.max(sheet.y, under) + 0.6;
}

const within = (sheet: Sheet): Sheet => ({ ...sheet, x: sheet.x + INSET, width: sheet.width - 2 * INSET });

/** In a light frame; the day alone: the signature itself, in the file, tells its time. */
function electronic(sheet: Sheet, signature: Signature): void {
	const height = personHeight(within(sheet), signature) + 9.5;
	sheet.doc.setDrawColor(INK.line).setLineWidth(0.25);
	sheet.doc.roundedRect(sheet.x, sheet.y, sheet.width, height, 1, 1, 'S');
	const inner = { ...within(sheet), y: sheet.y + 1.5 };
	person(inner, signature);
	const date = day(signature.at, sheet.office.utcOffsetMinutes);
	write(inner, say(sheet, E_SIGNED, { date }), { size: 9.5, ink: INK.accent });
	sheet.y = inner.y + 6.5;
}

function recordedDecision(sheet: Sheet, recorded: Bilingual, signature: Signature): void {
	person(sheet, signature);
	const when = moment(signature.at, sheet.office.utcOffsetMinutes);
	write(sheet, `${say(sheet, recorded)} ${when}`, { size: 9.5, face: 'italic', ink: INK.soft, after: 4 });
}

/** Who signed, and how. */
export function sign(sheet: Sheet, { recorded, signature }: Signatory): void {
	if (!signature) return write(sheet, UNSIGNED, { face: 'italic', ink: INK.soft, after: 3 });
	if (signature.electronic) electronic(sheet, signature);
	else recordedDecision(sheet, recorded, signature);
}

/** How much of a page it takes, mm. */
export function signatureHeight(sheet: Sheet, { signature }: Signatory): number {
	if (!signature) return MISSING;
	return signature.electronic
		? personHeight(within(sheet), signature) + 13
		: personHeight(sheet, signature) + 9;
}
