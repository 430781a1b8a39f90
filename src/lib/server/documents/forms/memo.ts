import type { Memo } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { INDENT, type Sheet } from '../sheet/page.ts';
import { heading, items, paragraph, write } from '../sheet/write.ts';
import { ANALYSIS, CONCLUSION, DOCUMENTS, DRAWN_UP, FINDINGS } from '../words.ts';
import { person } from './columns.ts';

/** ¶7.3, signed by the head of the department (¶7.4). */
export function memo(sheet: Sheet, document: Memo): void {
	person(sheet, document.applicant);
	heading(sheet, DOCUMENTS);
	items(sheet, document.documents);
	heading(sheet, ANALYSIS);
	paragraph(sheet, document.analysis);
	heading(sheet, CONCLUSION);
	write(sheet, FINDINGS[document.finding], { face: 'bold', indent: INDENT, after: 2 });
	closing(sheet, document.ground, [
		{ recorded: DRAWN_UP, signature: document.author },
		decision(document.signedBy)
	]);
}
