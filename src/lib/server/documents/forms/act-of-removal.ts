import type { ActOfRemoval } from '../../../domain/attestation/documents.ts';
import { reasonIn } from '../../../domain/exam/usual-reasons.ts';
import { closing } from '../sheet/closing.ts';
import { minute, moment } from '../sheet/dates.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { orderWords } from '../sheet/references.ts';
import { paragraph, particulars } from '../sheet/write.ts';
import * as words from '../words.ts';
import { person } from './columns.ts';

/** A removal: what for, where and when, who proposed and who decided it. */
export function actOfRemoval(sheet: Sheet, document: ActOfRemoval): void {
	const { session, proposed, decided } = document;
	const at = (ms: number) => moment(ms, sheet.office.utcOffsetMinutes);
	paragraph(sheet, words.REMOVAL_INTRO, 3);
	person(sheet, document.applicant);
	particulars(sheet, [
		[words.BY_ORDER, orderWords(sheet, document.order)],
		[words.PLANNED, minute(session.startsAt, sheet.office.utcOffsetMinutes)],
		[words.ROOM, session.room],
		[words.SEAT, String(document.seat)],
		[words.TEST_STARTED, at(document.startedAt)],
		[words.REMOVED_AT, at(decided.by.at)],
		[words.BREACH, say(sheet, reasonIn(proposed.reason))],
		[words.REMOVAL_GROUND, say(sheet, reasonIn(decided.reason))]
	]);
	paragraph(sheet, words.OUTCOME_CLAUSES.removed);
	closing(sheet, document.ground, [
		{ recorded: words.PROPOSED_BY, signature: proposed.by },
		{ recorded: words.DECIDED_BY, signature: decided.by }
	]);
}
