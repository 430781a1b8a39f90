import type { NoticeOfNonAdmission } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { reference } from '../sheet/references.ts';
import { items, paragraph, particulars } from '../sheet/write.ts';
import { INCOMING, NOT_ADMITTED_BY, SPECIALITY } from '../words.ts';

/** ¶7.9, to the not admitted, with the reasons. */
export function noticeOfNonAdmission(sheet: Sheet, document: NoticeOfNonAdmission): void {
	const { applicant } = document;
	particulars(sheet, [
		[INCOMING, applicant.incoming],
		[SPECIALITY, applicant.speciality]
	]);
	paragraph(sheet, say(sheet, NOT_ADMITTED_BY, reference(sheet, document.order)));
	items(sheet, document.reasons);
	closing(sheet, document.ground, [decision(document.signedBy)]);
}
