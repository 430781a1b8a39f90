import type { MaterialsList } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { ordinal, table, type Column } from '../sheet/table.ts';
import { particulars, write } from '../sheet/write.ts';
import { CONCLUSION, DOCUMENTS, DRAWN_UP, FINDINGS_SHORT, ROUND, TOTAL } from '../words.ts';
import { iin, incoming, name, speciality } from './columns.ts';

const COLUMNS: Column<MaterialsList['rows'][number]>[] = [
	ordinal(),
	{ ...name, width: 35 },
	{ ...iin, fixed: 22.5 },
	{ ...incoming, fixed: 24 },
	{ ...speciality, width: 35 },
	{
		head: DOCUMENTS,
		width: 44,
		cell: (row) => row.documents.map((file, i) => `${i + 1}) ${file}`).join('\n')
	},
	{ head: CONCLUSION, width: 0, fixed: 24, cell: (row) => FINDINGS_SHORT[row.finding] }
];

/** ¶7.6: what the head examines. */
export function materialsList(sheet: Sheet, document: MaterialsList): void {
	particulars(sheet, [[ROUND, document.round]]);
	table(sheet, COLUMNS, document.rows, { size: 8.5 });
	write(sheet, say(sheet, TOTAL, { count: document.rows.length }), { after: 2 });
	const author = { recorded: DRAWN_UP, signature: document.author };
	closing(sheet, document.ground, document.signedBy ? [author, decision(document.signedBy)] : [author]);
}
