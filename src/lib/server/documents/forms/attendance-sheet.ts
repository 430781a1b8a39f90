import type { AttendanceSheet } from '../../../domain/attestation/documents.ts';
import { closing, closingHeight, decision } from '../sheet/closing.ts';
import { clock } from '../sheet/dates.ts';
import { keepWithText } from '../sheet/flow.ts';
import type { Sheet } from '../sheet/page.ts';
import { onDay, orderWords } from '../sheet/references.ts';
import { table, type Column } from '../sheet/table.ts';
import { particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { incoming, name, seat } from './columns.ts';

type Row = AttendanceSheet['rows'][number];

function columns(utcOffsetMinutes: number, blank: boolean): Column<Row>[] {
	return [
		seat,
		{ ...name, width: 46 },
		{ ...incoming, fixed: 25 },
		{ head: words.IDENTITY_PAPER, width: 43, cell: (row) => (blank ? '' : (row.document ?? '—')) },
		{
			head: words.ARRIVED,
			width: 0,
			fixed: 18,
			align: 'center',
			cell: ({ arrivedAt }) =>
				blank ? '' : arrivedAt === null ? words.NOT_ARRIVED : clock(arrivedAt, utcOffsetMinutes)
		},
		{ head: words.PEN_SIGNATURE, width: 27, cell: () => '' }
	];
}

/** Who came to the test; the last column waits for the pen. */
export function attendanceSheet(sheet: Sheet, document: AttendanceSheet): void {
	const { session } = document;
	const start = `${onDay(sheet, session.startsAt)}, ${clock(session.startsAt, sheet.office.utcOffsetMinutes)}`;
	particulars(sheet, [
		[words.BY_ORDER, orderWords(sheet, document.order)],
		[words.DATE, start],
		[words.ROOM, session.room],
		[words.ADDRESS, session.address]
	]);
	const blank = document.blank === true;
	table(sheet, columns(sheet.office.utcOffsetMinutes, blank), document.rows, { size: 9, height: 11 });
	const signatories = document.signedBy ? [decision(document.signedBy)] : [];
	keepWithText(sheet, 14 + closingHeight(sheet, document.ground, signatories));
	sheet.y += 6;
	write(sheet, words.PEN_PROCTOR, { size: 10.5, after: 2 });
	closing(sheet, document.ground, signatories);
}
