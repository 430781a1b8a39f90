import type { ApplicantsList } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { onDay } from '../sheet/references.ts';
import { ordinal, table, type Column } from '../sheet/table.ts';
import { particulars, write } from '../sheet/write.ts';
import { CHANNEL, CHANNELS, INCOMING, LANGUAGE, LANGUAGES, ROUND, TOTAL } from '../words.ts';
import { iin, name, speciality } from './columns.ts';

type Row = ApplicantsList['rows'][number];

/** ¶7.2: the persons who applied for attestation. */
export function applicantsList(sheet: Sheet, document: ApplicantsList): void {
	const columns: Column<Row>[] = [
		{ ...ordinal(), fixed: 8 },
		{ ...name, width: 37 },
		{ ...iin, fixed: 22.5 },
		{
			head: INCOMING,
			width: 0,
			fixed: 24,
			cell: (row) => `${row.incoming}\n${onDay(sheet, row.receivedAt)}`
		},
		{ ...speciality, width: 46 },
		{ head: CHANNEL, width: 0, fixed: 16.5, cell: (row) => CHANNELS[row.channel] },
		{ head: LANGUAGE, width: 0, fixed: 20.5, cell: (row) => LANGUAGES[row.language] }
	];
	particulars(sheet, [[ROUND, document.round]]);
	table(sheet, columns, document.rows, { size: 9 });
	write(sheet, say(sheet, TOTAL, { count: document.rows.length }), { after: 2 });
	closing(sheet, document.ground, document.signedBy ? [decision(document.signedBy)] : []);
}
