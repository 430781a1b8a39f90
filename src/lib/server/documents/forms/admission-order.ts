import type { AdmissionOrder, ScheduledSession } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { clock } from '../sheet/dates.ts';
import { INDENT, say, type Sheet } from '../sheet/page.ts';
import { onDay, reference } from '../sheet/references.ts';
import { ordinal, table, type Column } from '../sheet/table.ts';
import { heading, numbered, paragraph, particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { appendix } from './appendix.ts';
import { iin, incoming, name, seat, speciality } from './columns.ts';

type NotAdmitted = AdmissionOrder['notAdmitted'][number];

const ADMITTED: Column<AdmissionOrder['admitted'][number]>[] = [ordinal(), name, iin, incoming, speciality];
const NOT_ADMITTED: Column<NotAdmitted>[] = [
	{ ...ordinal(), fixed: 8 },
	{ ...name, width: 36 },
	{ ...iin, fixed: 22.5 },
	{ ...incoming, fixed: 24 },
	{ ...speciality, width: 32 },
	{
		head: words.REASONS,
		width: 58,
		cell: (row) =>
			row.reasons.map((reason, i) => (row.reasons.length > 1 ? `${i + 1}) ${reason}` : reason)).join('\n')
	}
];
const PLACES: Column<ScheduledSession['places'][number]>[] = [seat, name, { ...incoming, fixed: 42 }];

function session(sheet: Sheet, one: ScheduledSession, n: number): void {
	const { utcOffsetMinutes } = sheet.office;
	heading(sheet, say(sheet, words.SESSION, { n }));
	particulars(sheet, [
		[words.DATE, onDay(sheet, one.startsAt)],
		[words.STARTS, clock(one.startsAt, utcOffsetMinutes)],
		[words.DURATION, say(sheet, words.MINUTES, { minutes: one.minutes })],
		[words.ROOM, one.room],
		[words.ADDRESS, one.address]
	]);
	if (one.commitment)
		write(sheet, `${say(sheet, words.COMMITMENT)}: ${one.commitment}`, { size: 9, after: 1 });
	table(sheet, PLACES, one.places, { size: 10.5 });
}

function text(sheet: Sheet, { admitted, notAdmitted, sessions }: AdmissionOrder): string[] {
	const counts = { appendix: 1, admitted: admitted.length, notAdmitted: notAdmitted.length };
	return [
		say(sheet, words.APPROVE_REGISTER, counts),
		...(sessions.length > 0 ? [say(sheet, words.APPROVE_SCHEDULE, { appendix: 2 })] : []),
		say(sheet, words.NOTIFY),
		say(sheet, words.IN_FORCE)
	];
}

/** ¶7.8: the register and the schedule are its appendices. */
export function admissionOrder(sheet: Sheet, document: AdmissionOrder): void {
	if (document.supplements) {
		const supplement = say(sheet, words.SUPPLEMENTS, reference(sheet, document.supplements));
		write(sheet, supplement, { align: 'center', after: 4 });
	}
	paragraph(sheet, say(sheet, words.PREAMBLE, { service: say(sheet, words.SERVICE) }));
	write(sheet, words.I_ORDER, { face: 'bold', indent: INDENT, after: 2 });
	numbered(sheet, text(sheet, document));
	closing(sheet, document.ground, [decision(document.signedBy)]);

	appendix(sheet, document, 1, words.REGISTER);
	heading(sheet, words.ADMITTED);
	table(sheet, ADMITTED, document.admitted);
	heading(sheet, words.NOT_ADMITTED);
	table(sheet, NOT_ADMITTED, document.notAdmitted, { size: 9 });

	if (document.sessions.length === 0) return;
	appendix(sheet, document, 2, words.SCHEDULE);
	if (document.sessions.some(({ commitment }) => commitment)) {
		write(sheet, words.COMMITMENT_MEANING, { size: 10, face: 'italic', align: 'justify', after: 1 });
	}
	document.sessions.forEach((one, i) => session(sheet, one, i + 1));
}
