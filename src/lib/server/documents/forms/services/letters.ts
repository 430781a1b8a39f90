import type {
	HearingNotice,
	PositiveNotice,
	ServiceRefusal
} from '../../../../domain/services/service-documents.ts';
import type { Bilingual } from '../../../../domain/text.ts';
import { closing, decision } from '../../sheet/closing.ts';
import { clock } from '../../sheet/dates.ts';
import { say, type Sheet } from '../../sheet/page.ts';
import { onDay, orderWords } from '../../sheet/references.ts';
import { items, paragraph, particulars } from '../../sheet/write.ts';
import * as words from '../../words.ts';
import { answerRows, grounds, named, type Rows } from './of-case.ts';

function reasons(sheet: Sheet, head: Bilingual, texts: readonly string[]): void {
	if (texts.length === 0) return;
	paragraph(sheet, head);
	items(sheet, texts);
}

/** Each kind of refusal in its own words, on its own ground. */
export function serviceRefusal(sheet: Sheet, document: ServiceRefusal): void {
	const { said, reasons: head, then, ground } = words.REFUSALS_OF_SERVICE[document.kind];
	paragraph(sheet, say(sheet, said, named(sheet, document)), 3);
	particulars(sheet, [[words.PROCEDURE, document.procedure]]);
	reasons(sheet, head, document.reasons);
	paragraph(sheet, then);
	const rests = [grounds(sheet, document), ...(ground ? [say(sheet, ground)] : [])];
	closing(sheet, rests, [decision(document.signedBy)]);
}

/** ¶7.8 of the licences. */
export function positiveNotice(sheet: Sheet, document: PositiveNotice): void {
	const { order } = document;
	paragraph(sheet, say(sheet, words.POSITIVE, named(sheet, document)), 3);
	particulars(sheet, [
		[words.PROCEDURE, document.procedure],
		...answerRows(document),
		...(order ? ([[words.BY_ORDER, orderWords(sheet, order)]] satisfies Rows) : [])
	]);
	paragraph(sheet, words.DELIVERED);
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}

/** The applicant is heard before a refusal. */
export function hearingNotice(sheet: Sheet, document: HearingNotice): void {
	const { hearingAt, place } = document;
	paragraph(sheet, say(sheet, words.HEARING_CALLED, named(sheet, document)), 3);
	particulars(sheet, [
		[words.DATE, onDay(sheet, hearingAt)],
		[words.STARTS, clock(hearingAt, sheet.office.utcOffsetMinutes)],
		[words.HEARING_PLACE, place],
		[words.PROCEDURE, document.procedure]
	]);
	reasons(sheet, words.MEANT_REASONS, document.reasons);
	paragraph(sheet, words.HEARING_RIGHTS);
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}
