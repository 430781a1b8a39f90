import { applicantName } from '../../../../domain/services/applicant.ts';
import type { LicenceOrder, LicenceRegister } from '../../../../domain/services/service-documents.ts';
import { closing, decision } from '../../sheet/closing.ts';
import { INDENT, say, type Sheet } from '../../sheet/page.ts';
import { onDay } from '../../sheet/references.ts';
import { ordinal, table, type Column } from '../../sheet/table.ts';
import { items, paragraph, particulars, write } from '../../sheet/write.ts';
import * as words from '../../words.ts';
import { answerRows, applicantRows, grounds, incomingRow, numberOf, serviceName } from './of-case.ts';

function reasons(sheet: Sheet, texts: readonly string[]): void {
	if (texts.length === 0) return;
	paragraph(sheet, words.FOR_REASONS);
	items(sheet, texts);
}

function columns(sheet: Sheet): Column<LicenceRegister>[] {
	return [
		ordinal(),
		{
			head: words.WITH_NUMBER,
			width: 58,
			cell: ({ applicant }) => `${applicantName(applicant)}\n${numberOf(sheet, applicant)}`
		},
		{
			head: words.INCOMING_OF,
			width: 0,
			fixed: 29,
			cell: ({ incoming }) => [incoming.number, onDay(sheet, incoming.date)].filter(Boolean).join('\n')
		},
		{
			head: words.PROCEDURE,
			width: 42,
			cell: ({ procedure, answers }) =>
				[
					say(sheet, procedure),
					...answers.map((one) => `${say(sheet, one.name)}: ${say(sheet, one.value)}`)
				].join('\n')
		},
		{ head: words.PROPOSAL, width: 30, cell: ({ decision: made }) => words.PROPOSALS[made] }
	];
}

/** ¶7.6 and 8.5 of the licences: the register of applicants that the head of the department forms. */
export function licenceRegister(sheet: Sheet, document: LicenceRegister): void {
	particulars(sheet, [[words.SERVICE_NAME, serviceName(sheet, document)]]);
	table(sheet, columns(sheet), [document]);
	sheet.y += 1;
	reasons(sheet, document.reasons);
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}

/** ¶7.7 of the licences. */
export function licenceOrder(sheet: Sheet, document: LicenceOrder): void {
	const { decision: made, procedureId, applicant } = document;
	paragraph(sheet, say(sheet, words.PREAMBLE, { service: serviceName(sheet, document) }));
	write(sheet, words.I_ORDER, { face: 'bold', indent: INDENT, after: 2 });
	paragraph(sheet, `1.\u00a0${say(sheet, words.ORDERED[procedureId][made])}`, 3);
	particulars(sheet, [
		...applicantRows(applicant),
		[words.PROCEDURE, document.procedure],
		incomingRow(sheet, document),
		...answerRows(document)
	]);
	reasons(sheet, document.reasons);
	paragraph(sheet, `2.\u00a0${say(sheet, words.THEN[made])}`);
	paragraph(sheet, `3.\u00a0${say(sheet, words.IN_FORCE)}`);
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}
