import type { NoticeOfAdmission } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { clock } from '../sheet/dates.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { onDay, reference } from '../sheet/references.ts';
import { paragraph, particulars } from '../sheet/write.ts';
import * as words from '../words.ts';

/** ¶7.9, to the admitted: the date, the time and the place of the test. */
export function noticeOfAdmission(sheet: Sheet, document: NoticeOfAdmission): void {
	const { session, applicant } = document;
	const admitted = document.bySchedule ? words.SCHEDULED_BY : words.ADMITTED_BY;
	paragraph(sheet, say(sheet, admitted, reference(sheet, document.order)));
	paragraph(sheet, words.TEST_WILL_BE, 3);
	particulars(sheet, [
		[words.DATE, onDay(sheet, session.startsAt)],
		[words.STARTS, clock(session.startsAt, sheet.office.utcOffsetMinutes)],
		[words.DURATION, say(sheet, words.MINUTES, { minutes: session.minutes })],
		[words.ADDRESS, session.address],
		[words.ROOM, session.room],
		[words.SEAT, String(session.seat)],
		[words.SPECIALITY, applicant.speciality],
		[words.INCOMING, applicant.incoming],
		[words.CODE, document.code ?? words.CODE_ON_THE_DAY]
	]);
	paragraph(sheet, words.BRING);
	closing(sheet, document.ground, [decision(document.signedBy)]);
}
