import type { ResultSheet } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { onDay } from '../sheet/references.ts';
import { table, type Column } from '../sheet/table.ts';
import { heading, particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { appealTerm } from './appeals.ts';
import { person } from './columns.ts';
import { points } from './test-act-tables.ts';

const SECTIONS: Column<ResultSheet['sections'][number]>[] = [
	{ head: words.SECTION, width: 106, cell: (section) => section.title },
	{
		head: words.POINTS,
		width: 32,
		align: 'center',
		cell: (section) => `${points(section.points)} / ${points(section.outOf)}`
	},
	{
		head: words.PASS_MARK,
		width: 32,
		align: 'center',
		cell: ({ passMark }) => (passMark === null ? '—' : points(passMark))
	}
];

/** ¶11.9: what the screen showed when the test ended. */
export function resultSheet(sheet: Sheet, document: ResultSheet): void {
	person(sheet, document.applicant);
	particulars(sheet, [
		[words.TESTED_ON, onDay(sheet, document.session.startsAt)],
		[words.ROOM, document.session.room],
		[words.SCORE, `${points(document.points)} / ${points(document.outOf)}`],
		[words.PASS_MARK, points(document.passMark)]
	]);
	sheet.y += 3;
	const label = words.OUTCOME_LABELS[document.passed ? 'passed' : 'not-passed'];
	write(sheet, label, { size: 16, face: 'bold', align: 'center', after: 3 });
	if (document.sections.length > 0) {
		heading(sheet, words.SECTIONS);
		table(sheet, SECTIONS, document.sections, { size: 10.5 });
	}
	particulars(sheet, [[words.ACQUAINTANCE, words.CONFIRMATIONS[document.confirmation]]]);
	write(sheet, `${say(sheet, words.HEAD)}: ${document.head}`, { size: 8, after: 2 });
	if (document.appeal) appealTerm(sheet, document.appeal);
	closing(sheet, document.ground, document.signedBy ? [decision(document.signedBy)] : []);
}
