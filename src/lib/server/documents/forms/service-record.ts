import type { ServiceRecord } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import type { Sheet } from '../sheet/page.ts';
import { ordinal, table, type Column } from '../sheet/table.ts';
import { heading, paragraph } from '../sheet/write.ts';
import { DRAWN_UP, EDUCATION, EMPLOYER, FROM, JOBS, POSITION, TO } from '../words.ts';
import { person } from './columns.ts';

const COLUMNS: Column<ServiceRecord['jobs'][number]>[] = [
	ordinal(),
	{ head: FROM, width: 26, align: 'center', cell: (job) => job.from },
	{ head: TO, width: 26, align: 'center', cell: (job) => job.to },
	{ head: EMPLOYER, width: 62, cell: (job) => job.employer },
	{ head: POSITION, width: 47, cell: (job) => job.position }
];

/** ¶7.3, after the documents presented. */
export function serviceRecord(sheet: Sheet, document: ServiceRecord): void {
	person(sheet, document.applicant);
	heading(sheet, EDUCATION);
	paragraph(sheet, document.education);
	heading(sheet, JOBS);
	table(sheet, COLUMNS, document.jobs, { size: 10 });
	const author = { recorded: DRAWN_UP, signature: document.author };
	closing(sheet, document.ground, document.signedBy ? [author, decision(document.signedBy)] : [author]);
}
