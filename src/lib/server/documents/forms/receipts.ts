import type { Receipt, ReceiptOfRefusal } from '../../../domain/attestation/documents.ts';
import { fullName } from '../../../domain/people/name.ts';
import { closing } from '../sheet/closing.ts';
import { minute } from '../sheet/dates.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { onDay } from '../sheet/references.ts';
import { heading, items, paragraph, particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { person } from './columns.ts';

const service = (sheet: Sheet) => ({ service: say(sheet, words.SERVICE) });

/** Of the line for the applicant's pen, mm. */
const TAKEN = 14;

/** The applicant confirms with the pen that he was given it. */
function taken(sheet: Sheet): void {
	sheet.y += 6;
	write(sheet, words.PEN_RECEIPT, { size: 10.5, after: 2 });
}

/** What an applicant who came in person takes home: what was taken, when, and by when there is an answer. */
export function receipt(sheet: Sheet, document: Receipt): void {
	const { plannedAt } = document;
	const listed = document.documents.length > 0;
	paragraph(
		sheet,
		say(sheet, listed ? words.RECEIPT_INTRO : words.RECEIPT_INTRO_UNLISTED, service(sheet)),
		3
	);
	person(sheet, document.applicant);
	particulars(sheet, [
		[words.RECEIVED_AT, minute(document.receivedAt, sheet.office.utcOffsetMinutes)],
		[words.CHANNEL, words.CHANNELS[document.channel]],
		...(plannedAt === null
			? []
			: [
					[
						words.RESULT_UNTIL,
						say(sheet, words.UNTIL_INCLUSIVE, { until: onDay(sheet, plannedAt) })
					] satisfies [typeof words.RESULT_UNTIL, string]
				])
	]);
	heading(sheet, words.TAKEN);
	if (listed) items(sheet, document.documents);
	else write(sheet, words.UNLISTED, { face: 'italic', after: 2 });
	closing(sheet, document.ground, [{ recorded: words.TAKEN_BY, signature: document.author }], {
		after: TAKEN
	});
	taken(sheet);
}

/** Documents were not taken: which are missing. */
export function receiptOfRefusal(sheet: Sheet, document: ReceiptOfRefusal): void {
	particulars(sheet, [
		[words.APPLICANT, fullName(document.applicantName)],
		[words.SPECIALITY, document.speciality],
		[words.REFUSED_AT, minute(document.refusedAt, sheet.office.utcOffsetMinutes)]
	]);
	paragraph(sheet, say(sheet, words.INTAKE_REFUSED, service(sheet)));
	items(sheet, document.missing);
	paragraph(sheet, words.APPLY_AGAIN);
	closing(sheet, document.ground, [{ recorded: words.REFUSED_BY, signature: document.author }], {
		after: TAKEN
	});
	taken(sheet);
}
