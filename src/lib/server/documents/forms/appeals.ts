import type {
	AppealAnswer,
	Appealed,
	AppealReceipt,
	AppealTerm
} from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { moment } from '../sheet/dates.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { onDay, reference } from '../sheet/references.ts';
import { paragraph, particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { person } from './columns.ts';
import { points } from './test-act-tables.ts';

/** «… в течение 3 рабочих дней … по 11.12.2026 …» */
export function appealTerm(sheet: Sheet, { workingDays, until }: AppealTerm): void {
	const { office, lang } = sheet;
	const where = [office.name[lang], office.city[lang], office.address[lang]].filter(Boolean).join(', ');
	// 1, 21, 31: «рабочего дня»; 11 is no such number.
	const one = workingDays % 10 === 1 && workingDays % 100 !== 11;
	const text = one ? words.APPEAL_TERM_ONE : words.APPEAL_TERM;
	paragraph(sheet, say(sheet, text, { days: workingDays, until: onDay(sheet, until), where }), 2);
}

function appealed(sheet: Sheet, { session, outcome, points: got, outOf, act }: Appealed): void {
	const label = say(sheet, words.OUTCOME_LABELS[outcome]);
	const score = got === null || outOf === null ? '' : `, ${points(got)} / ${points(outOf)}`;
	particulars(sheet, [
		[words.APPEALED, `${label}${score}`],
		[words.TESTED_ON, onDay(sheet, session.startsAt)],
		[words.ROOM, session.room],
		[words.APPEALED_ACT, act ? say(sheet, words.ACT_OF, reference(sheet, act)) : words.NO_ACT]
	]);
}

/** What the candidate takes home when an appeal is lodged. */
export function appealReceipt(sheet: Sheet, document: AppealReceipt): void {
	const { term, answerDueAt, files } = document;
	paragraph(sheet, words.APPEAL_RECEIVED, 3);
	person(sheet, document.applicant);
	appealed(sheet, document.about);
	const until = say(sheet, words.UNTIL_INCLUSIVE, { until: onDay(sheet, term.until) });
	particulars(sheet, [
		[words.LODGED_AT, moment(document.lodgedAt, sheet.office.utcOffsetMinutes)],
		[words.LODGED_HOW, words.APPEAL_CHANNELS[document.channel]],
		[words.APPEAL_UNTIL, until],
		[words.APPENDED, files.length ? files.join(', ') : words.NOTHING_APPENDED],
		...(answerDueAt === null
			? []
			: [
					[
						words.ANSWER_UNTIL,
						say(sheet, words.UNTIL_INCLUSIVE, { until: onDay(sheet, answerDueAt) })
					] satisfies [typeof words.ANSWER_UNTIL, string]
				])
	]);
	if (document.late) write(sheet, words.LODGED_LATE, { face: 'italic', after: 2 });
	closing(sheet, document.ground, [{ recorded: words.RECEIVED_BY, signature: document.author }]);
}

/** A letter to the candidate: how the appeal was decided, why, and what follows. */
export function appealAnswer(sheet: Sheet, document: AppealAnswer): void {
	const { incoming, speciality } = document.applicant;
	paragraph(sheet, say(sheet, words.APPEAL_CONSIDERED, reference(sheet, document.appeal)), 3);
	particulars(sheet, [
		[words.INCOMING, incoming],
		[words.SPECIALITY, speciality]
	]);
	sheet.y -= 2;
	appealed(sheet, document.about);
	write(sheet, words.APPEAL_DECIDED[document.decision], { face: 'bold', after: 2.5 });
	paragraph(sheet, words.APPEAL_BECAUSE);
	paragraph(sheet, document.because);
	paragraph(sheet, words.APPEAL_FOLLOWS[document.follows]);
	if (document.measures) {
		paragraph(sheet, words.APPEAL_MEASURES);
		paragraph(sheet, document.measures);
	}
	closing(sheet, document.ground, [decision(document.signedBy)]);
}
