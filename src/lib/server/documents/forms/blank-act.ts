import type { BlankAct } from '../../../domain/attestation/documents.ts';
import { OUTCOMES, type Outcome } from '../../../domain/attestation/outcome.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { closing } from '../sheet/closing.ts';
import { penned, ruled } from '../sheet/by-hand.ts';
import { minute } from '../sheet/dates.ts';
import { keep, say, type Sheet } from '../sheet/page.ts';
import { reference } from '../sheet/references.ts';
import { table, type Column } from '../sheet/table.ts';
import { heading, paragraph, particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { incoming, name, seat } from './columns.ts';
import { clause } from './test-act-clauses.ts';

const empty = () => '';

function circumstances(sheet: Sheet, { session, blueprint }: BlankAct): void {
	const { title, questions, minutes, passMark } = blueprint;
	const figures = { title: say(sheet, title), questions, minutes, passMark };
	particulars(sheet, [
		[words.ACT_NUMBER, words.PEN_LINE],
		[words.ROOM, session.room],
		[words.ADDRESS, session.address],
		[words.PLANNED, minute(session.scheduledAt, sheet.office.utcOffsetMinutes)],
		[words.OPENED, words.PEN_LINE],
		[words.STARTED, words.PEN_LINE],
		[words.CLOSED, words.PEN_LINE],
		[words.BLUEPRINT, say(sheet, words.BLUEPRINT_FIGURES, figures)]
	]);
	if (blueprint.demonstration) write(sheet, words.DEMONSTRATION_BLUEPRINT, { face: 'italic', after: 2 });
}

function results(sheet: Sheet, rows: BlankAct['rows']): void {
	const columns: Column<BlankAct['rows'][number]>[] = [
		seat,
		{ ...name, width: 46 },
		incoming,
		{ head: words.FROM_TO, width: 0, fixed: 25, align: 'center', cell: empty },
		{ head: words.POINTS, width: 0, fixed: 18, align: 'center', cell: empty },
		{ head: words.OUTCOME, width: 34, cell: empty },
		{ head: words.PEN_SIGNATURE, width: 22, cell: empty }
	];
	table(sheet, columns, rows, { height: 11 });
}

/** Every outcome with its clause: whoever writes strikes out what did not occur. */
function clauses(sheet: Sheet): void {
	for (const outcome of Object.keys(OUTCOMES) as Outcome[]) {
		keep(sheet, 42);
		const label = say(sheet, words.OUTCOME_LABELS[outcome]);
		write(sheet, say(sheet, words.BLANK_CLAUSE, { label }), { face: 'bold', after: 0.6 });
		paragraph(sheet, clause(sheet, outcome), 0);
		ruled(sheet, 2);
	}
}

/** Empty lines under a heading, all on one page. */
function lines(sheet: Sheet, heads: Bilingual, count: number, columns: Column<number>[]): void {
	keep(sheet, 26 + count * 9);
	heading(sheet, heads);
	table(
		sheet,
		columns,
		Array.from({ length: count }, (_, n) => n),
		{ height: 9 }
	);
}

const TIME: Column<number> = { head: words.TIME, width: 0, fixed: 18, cell: empty };
const SEAT: Column<number> = { head: words.SEAT, width: 0, fixed: 14.5, cell: empty };

/** ¶7.11, for a day without electricity: all clauses of the act, to be filled in by hand. */
export function blankAct(sheet: Sheet, document: BlankAct): void {
	write(sheet, words.BY_HAND, { size: 10, face: 'italic', after: 3 });
	const values = { service: say(sheet, words.SERVICE), ...reference(sheet, document.order) };
	paragraph(sheet, say(sheet, words.ACT_INTRO, values), 3);
	circumstances(sheet, document);
	heading(sheet, words.RESULTS);
	results(sheet, document.rows);
	heading(sheet, words.SUMMARY);
	clauses(sheet);
	heading(sheet, words.DRAW);
	particulars(sheet, [
		[words.COMMITMENT, document.commitment],
		[words.DIGITS, words.PEN_LINE]
	]);
	lines(sheet, words.INCIDENTS, 10, [TIME, SEAT, { head: words.EVENT, width: 137, cell: empty }]);
	lines(sheet, words.REMARKS, 6, [
		TIME,
		{ head: words.REMARK_FROM, width: 36, cell: empty },
		SEAT,
		{ head: words.QUESTION, width: 0, fixed: 18, cell: empty },
		{ head: words.REMARK, width: 89, cell: empty }
	]);
	heading(sheet, words.INTEGRITY);
	penned(sheet, words.BLANK_INTEGRITY, 2);
	penned(sheet, words.PEN_TWO, 3);
	penned(sheet, words.PEN_OBSERVERS, 2);
	closing(sheet, document.ground, []);
}
