import { fullName } from '../../../../domain/people/name.ts';
import type { CounterReceipt, CounterRefusal } from '../../../../domain/services/service-documents.ts';
import type { Bilingual } from '../../../../domain/text.ts';
import { closing } from '../../sheet/closing.ts';
import { day, minute } from '../../sheet/dates.ts';
import { piece } from '../../sheet/flow.ts';
import { say, type Sheet } from '../../sheet/page.ts';
import { QR } from '../../sheet/qr.ts';
import { heading, items, paragraph, particulars, write } from '../../sheet/write.ts';
import * as words from '../../words.ts';
import { applicantRows, incomingRow, named, type Rows } from './of-case.ts';
import { stamp } from './stamp.ts';

/** Of the line for the applicant's pen, mm. */
const TAKEN = 14;

/** Signed by who took the papers or sent them back, and by the applicant: beside the code where there is one. */
function bothSigned(sheet: Sheet, document: CounterReceipt | CounterRefusal, recorded: Bilingual): void {
	const beside = sheet.verify !== null;
	const after = beside ? 0 : TAKEN;
	closing(sheet, document.ground, [{ recorded, signature: document.author }], { after });
	sheet.y += beside ? -10 : 6;
	write(sheet, words.PEN_RECEIPT, { size: 10.5, from: beside ? QR + 4 : 0, after: beside ? 5 : 2 });
}

/** A result of the same day has its minute, a later one its day. */
function planned(sheet: Sheet, { plannedAt, acceptedAt }: CounterReceipt) {
	if (plannedAt === null) return words.NO_TERM;
	const { utcOffsetMinutes } = sheet.office;
	const date = day(plannedAt, utcOffsetMinutes);
	return date === day(acceptedAt, utcOffsetMinutes) ? minute(plannedAt, utcOffsetMinutes) : date;
}

const proxyRows = ({ proxy }: CounterReceipt): Rows =>
	proxy
		? [
				[words.BROUGHT_BY, fullName(proxy.name)],
				[words.POWER_OF_ATTORNEY, proxy.power]
			]
		: [];

/** What stands on every receipt alike. */
function small(sheet: Sheet, text: Bilingual | string): void {
	piece(sheet);
	write(sheet, text, { size: 10, align: 'justify', after: 0.8 });
}

function enquiries(sheet: Sheet): void {
	const { phone } = sheet.office;
	small(sheet, phone ? say(sheet, words.ENQUIRIES, { phone }) : words.ENQUIRIES_AT_1414);
}

/** ¶12 of the licences: the list of documents, stamped with the date of acceptance and the planned date of the result. */
export function counterReceipt(sheet: Sheet, document: CounterReceipt): void {
	const procedure = say(sheet, document.procedure);
	paragraph(sheet, say(sheet, words.COUNTER_TAKEN, { ...named(sheet, document), procedure }), 3);
	particulars(sheet, [
		...applicantRows(document.applicant),
		...proxyRows(document),
		...(document.incoming.number === null ? [] : [incomingRow(sheet, document)])
	]);
	heading(sheet, words.DOCUMENT_LIST);
	if (document.documents.length > 0) items(sheet, document.documents);
	else write(sheet, words.UNLISTED, { face: 'italic', after: 2 });
	stamp(sheet, words.STAMP_TAKEN, [
		[words.RECEIVED_AT, minute(document.acceptedAt, sheet.office.utcOffsetMinutes)],
		[words.PLANNED_FOR, planned(sheet, document)]
	]);
	small(sheet, words.HANDED_OUT_ON);
	enquiries(sheet);
	small(sheet, words.COPY_GIVEN);
	bothSigned(sheet, document, words.TAKEN_BY);
}

/** The documents were not taken: which are missing. It is the applicant's, and enters no register. */
export function counterRefusal(sheet: Sheet, document: CounterRefusal): void {
	particulars(sheet, [...applicantRows(document.applicant), [words.PROCEDURE, document.procedure]]);
	paragraph(sheet, say(sheet, words.COUNTER_REFUSED, named(sheet, document)));
	items(sheet, document.missing);
	stamp(sheet, words.STAMP_REFUSED, [
		[words.REFUSED_AT, minute(document.refusedAt, sheet.office.utcOffsetMinutes)]
	]);
	paragraph(sheet, words.APPLY_AGAIN);
	bothSigned(sheet, document, words.REFUSED_BY);
}
