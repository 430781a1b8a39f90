import type { IdentityStatement } from '../../../domain/attestation/documents.ts';
import { reasonIn } from '../../../domain/exam/usual-reasons.ts';
import { fullName } from '../../../domain/people/name.ts';
import { penned } from '../sheet/by-hand.ts';
import { closing } from '../sheet/closing.ts';
import { minute, moment } from '../sheet/dates.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { orderWords } from '../sheet/references.ts';
import { paragraph, particulars } from '../sheet/write.ts';
import * as words from '../words.ts';

/** Two people state in the room that somebody could not be identified; the form waits for their pens. */
export function identityStatement(sheet: Sheet, document: IdentityStatement): void {
	const { session, expected } = document;
	const at = (ms: number) => moment(ms, sheet.office.utcOffsetMinutes);
	paragraph(sheet, words.IDENTITY_INTRO, 3);
	particulars(sheet, [
		[words.EXPECTED, fullName(expected.name)],
		[words.INCOMING, expected.incoming],
		[words.BY_ORDER, orderWords(sheet, document.order)],
		[words.PLANNED, minute(session.startsAt, sheet.office.utcOffsetMinutes)],
		[words.ROOM, session.room],
		[words.ADDRESS, session.address],
		[words.SEAT, String(document.seat)],
		[words.REASON, say(sheet, reasonIn(document.reason))],
		[words.RECORDED_AT, at(document.recordedAt)]
	]);
	penned(sheet, words.EXPLANATION, 3);
	penned(sheet, words.PEN_TWO, 2);
	closing(sheet, document.ground, []);
}
