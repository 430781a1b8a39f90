import type { ReasonedRefusal } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { reference } from '../sheet/references.ts';
import { items, paragraph, particulars } from '../sheet/write.ts';
import * as words from '../words.ts';

/** ¶8.11 (admission) and ¶7.16 (certificate): a letter to the applicant. */
export function reasonedRefusal(sheet: Sheet, document: ReasonedRefusal): void {
	const { applicant, about, order } = document;
	particulars(sheet, [
		[words.INCOMING, applicant.incoming],
		[words.SPECIALITY, applicant.speciality]
	]);
	paragraph(sheet, say(sheet, words.REFUSED[about], order ? reference(sheet, order) : {}));
	if (document.outcome) paragraph(sheet, words.OUTCOME_CLAUSES[document.outcome]);
	if (document.reasons.length > 0) {
		paragraph(sheet, words.FOR_REASONS);
		items(sheet, document.reasons);
	}
	closing(sheet, document.ground, [decision(document.signedBy)]);
}
