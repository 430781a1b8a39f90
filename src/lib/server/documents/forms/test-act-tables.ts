import type { ActRow, TestAct } from '../../../domain/attestation/documents.ts';
import { reasonIn } from '../../../domain/exam/usual-reasons.ts';
import { clock } from '../sheet/dates.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { table, type Column } from '../sheet/table.ts';
import * as words from '../words.ts';
import { incoming, name, seat } from './columns.ts';

/** 31 or 31,5: a comma in both languages. */
export function points(value: number): string {
	return String(value).replace('.', ',');
}

function score(sheet: Sheet, { points: got, outOf }: ActRow): string {
	if (got === null || outOf === null) return '—';
	return say(sheet, words.POINTS_OF, { points: points(got), outOf: points(outOf) });
}

/** What came after the end and what never came, in words: both scores stand side by side. */
function late(sheet: Sheet, row: ActRow): string | null {
	if (!row.late) return null;
	const ruling = say(sheet, words.RULINGS[row.late.accepted ? 'accepted' : 'rejected']);
	const figures = { without: points(row.late.without), with: points(row.late.with) };
	return say(sheet, words.LATE_ANSWERS, {
		...figures,
		ruling,
		reason: say(sheet, reasonIn(row.late.reason))
	});
}

function leftBehind(sheet: Sheet, { leftBehind: questions }: ActRow): string | null {
	return questions ? say(sheet, words.LEFT_BEHIND, { questions: questions.join(', ') }) : null;
}

/** The outcome, the reason given in the room, late and lost answers, and how the result was taken note of. */
function outcome(sheet: Sheet, row: ActRow): string {
	const noted =
		row.points === null && row.confirmation === 'none' ? null : words.CONFIRMATIONS[row.confirmation];
	return [
		say(sheet, words.OUTCOME_LABELS[row.outcome]),
		row.note && say(sheet, reasonIn(row.note)),
		late(sheet, row),
		leftBehind(sheet, row),
		noted && say(sheet, noted)
	]
		.filter(Boolean)
		.join('\n');
}

export function results(sheet: Sheet, rows: readonly ActRow[]): void {
	const time = (ms: number | null) => (ms === null ? '…' : clock(ms, sheet.office.utcOffsetMinutes));
	const columns: Column<ActRow>[] = [
		seat,
		{ ...name, width: 46 },
		incoming,
		{
			head: words.FROM_TO,
			width: 0,
			fixed: 25,
			align: 'center',
			cell: (row) => (row.startedAt === null ? '—' : `${time(row.startedAt)} – ${time(row.endedAt)}`)
		},
		{ head: words.POINTS, width: 0, fixed: 18, align: 'center', cell: (row) => score(sheet, row) },
		{ head: words.OUTCOME, width: 45, cell: (row) => outcome(sheet, row) }
	];
	table(sheet, columns, rows);
}

const number = (value: number | null) => (value === null ? '—' : String(value));

export function incidents(sheet: Sheet, rows: TestAct['incidents']): void {
	const columns: Column<TestAct['incidents'][number]>[] = [
		{
			head: words.TIME,
			width: 0,
			fixed: 18,
			align: 'center',
			cell: ({ at }) => clock(at, sheet.office.utcOffsetMinutes)
		},
		{ ...seat, cell: (row) => number(row.seat) },
		{ head: words.EVENT, width: 141, cell: (row) => row.text }
	];
	table(sheet, columns, rows);
}

export function remarks(sheet: Sheet, rows: TestAct['remarks']): void {
	const columns: Column<TestAct['remarks'][number]>[] = [
		{
			head: words.TIME,
			width: 0,
			fixed: 18,
			align: 'center',
			cell: ({ at }) => clock(at, sheet.office.utcOffsetMinutes)
		},
		{ head: words.REMARK_FROM, width: 36, cell: ({ from }) => words.SPEAKERS[from] },
		{ ...seat, cell: (row) => number(row.seat) },
		{ head: words.QUESTION, width: 0, fixed: 18, align: 'center', cell: (row) => number(row.question) },
		{ head: words.REMARK, width: 89, cell: (row) => row.text }
	];
	table(sheet, columns, rows);
}

/** In small type: whoever checks reads it into a program. */
export function heads(sheet: Sheet, rows: readonly ActRow[]): void {
	const columns: Column<ActRow>[] = [
		seat,
		{ ...incoming, fixed: 36 },
		{ head: words.HEAD, width: 120, align: 'center', cell: ({ head }) => head }
	];
	table(sheet, columns, rows, { size: 7.5 });
}
