import type { Signature } from '../../../../domain/attestation/documents.ts';
import type {
	ControlRecord,
	ServiceConclusion,
	VisitRecord
} from '../../../../domain/services/service-documents.ts';
import { closing, decision } from '../../sheet/closing.ts';
import { minute } from '../../sheet/dates.ts';
import { INDENT, type Sheet } from '../../sheet/page.ts';
import { heading, items, paragraph, particulars, write } from '../../sheet/write.ts';
import * as words from '../../words.ts';
import { caseRows, grounds, type CaseDocument, type Rows } from './of-case.ts';

/** Who drew it up, and who agreed where somebody did. */
function drawnUp(sheet: Sheet, document: CaseDocument & { author: Signature }): void {
	const agreed = document.signedBy ? [decision(document.signedBy)] : [];
	closing(
		sheet,
		[grounds(sheet, document)],
		[{ recorded: words.DRAWN_UP, signature: document.author }, ...agreed]
	);
}

function established(sheet: Sheet, findings: string): void {
	if (!findings) return;
	heading(sheet, words.ESTABLISHED);
	paragraph(sheet, findings);
}

const visitRows = (sheet: Sheet, at: number, place: string): Rows => [
	[words.VISITED_AT, minute(at, sheet.office.utcOffsetMinutes)],
	...(place ? ([[words.VISIT_PLACE, place]] satisfies Rows) : [])
];

/** ¶7.3 and 8.3 of the licences: what licensing control established. */
export function controlRecord(sheet: Sheet, document: ControlRecord): void {
	const { visit } = document;
	paragraph(sheet, words.CONTROL_INTRO, 3);
	particulars(sheet, [
		...caseRows(sheet, document),
		...(visit ? visitRows(sheet, visit.at, visit.place) : [])
	]);
	if (!visit) paragraph(sheet, words.NOT_VISITED);
	established(sheet, document.findings);
	drawnUp(sheet, document);
}

/** Whether the applicant complies, ¶7.4 of the licences. */
export function serviceConclusion(sheet: Sheet, document: ServiceConclusion): void {
	const { complies, reasons } = document;
	particulars(sheet, caseRows(sheet, document));
	if (reasons.length > 0) {
		heading(sheet, complies ? words.REASONING : words.WHY_NOT);
		if (reasons.length > 1) items(sheet, reasons);
		else paragraph(sheet, reasons[0] ?? '');
	}
	heading(sheet, words.CONCLUSION);
	write(sheet, words.APPLICANT_COMPLIES[complies ? 'yes' : 'no'], {
		face: 'bold',
		indent: INDENT,
		after: 2
	});
	drawnUp(sheet, document);
}

/** The visit to the place of an address. */
export function visitRecord(sheet: Sheet, document: VisitRecord): void {
	paragraph(sheet, words.VISIT_INTRO, 3);
	particulars(sheet, [...caseRows(sheet, document), ...visitRows(sheet, document.visitedAt, document.place)]);
	established(sheet, document.findings);
	drawnUp(sheet, document);
}
