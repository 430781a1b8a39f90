import type { TestSchedule } from '../../../../domain/services/service-documents.ts';
import { closing, decision } from '../../sheet/closing.ts';
import { clock, minute } from '../../sheet/dates.ts';
import { say, type Sheet } from '../../sheet/page.ts';
import { onDay } from '../../sheet/references.ts';
import { ordinal, table, type Column } from '../../sheet/table.ts';
import { heading, paragraph, particulars, write } from '../../sheet/write.ts';
import * as words from '../../words.ts';
import { incoming, name, seat, speciality } from '../columns.ts';
import { grounds } from './of-case.ts';

type Row = TestSchedule['rows'][number];

const columns = (sheet: Sheet): Column<Row>[] => [
	{ ...ordinal(), fixed: 8 },
	{ ...name, width: 42 },
	{ ...incoming, fixed: 25 },
	{ ...speciality, width: 44 },
	{
		head: words.ROOM_AND_START,
		width: 0,
		fixed: 30,
		cell: ({ room, startsAt }) => `${room}\n${minute(startsAt, sheet.office.utcOffsetMinutes)}`
	},
	seat
];

function session(sheet: Sheet, one: TestSchedule['sessions'][number], n: number): void {
	heading(sheet, say(sheet, words.SESSION, { n }));
	particulars(sheet, [
		[words.DATE, onDay(sheet, one.startsAt)],
		[words.STARTS, clock(one.startsAt, sheet.office.utcOffsetMinutes)],
		[words.DURATION, say(sheet, words.MINUTES, { minutes: one.minutes })],
		[words.ROOM, one.room],
		[words.ADDRESS, one.address],
		...(one.commitment
			? ([[words.COMMITMENT, one.commitment]] satisfies [typeof words.COMMITMENT, string][])
			: [])
	]);
}

/** Aktobe's attestation, ¶5.3 and 5.4: when and where the test is, signed by the head, without an order of admission. */
export function testSchedule(sheet: Sheet, document: TestSchedule): void {
	const { sessions } = document;
	paragraph(sheet, say(sheet, words.SCHEDULE_INTRO, { service: say(sheet, words.SERVICE) }));
	sessions.forEach((one, i) => session(sheet, one, i + 1));
	if (sessions.some(({ commitment }) => commitment))
		write(sheet, words.COMMITMENT_OF_SCHEDULE, { size: 10, face: 'italic', align: 'justify', after: 1 });
	heading(sheet, words.INVITED);
	table(sheet, columns(sheet), document.rows, { size: 9 });
	write(sheet, say(sheet, words.TOTAL, { count: document.rows.length }), { after: 2 });
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}
