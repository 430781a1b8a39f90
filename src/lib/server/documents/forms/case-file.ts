import type { CaseFileDocument } from '../../../domain/attestation/documents.ts';
import type { Approval, SeenQuestion } from '../../../domain/exam/case-file.ts';
import type { Bilingual } from '../../../domain/text.ts';
import { closing } from '../sheet/closing.ts';
import { clock, moment } from '../sheet/dates.ts';
import { keep, say, textHeight, type Sheet } from '../sheet/page.ts';
import { onDay, reference } from '../sheet/references.ts';
import { table, tableHeight, type Column } from '../sheet/table.ts';
import { heading, paragraph, particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { person } from './columns.ts';
import { points } from './test-act-tables.ts';

type Row = [Bilingual | string, Bilingual | string];

const time = (sheet: Sheet, ms: number): string => moment(ms, sheet.office.utcOffsetMinutes).slice(-8);

function checkIns(sheet: Sheet, { view, identity }: CaseFileDocument): Row[] {
	const lines = view.checkIns.map(({ at, document, photoCompared, lateMinutes }) => {
		const paper = words.CASE_PAPERS[document];
		const told = [
			say(sheet, words.CASE_CHECKED, { at: time(sheet, at), document: paper ? say(sheet, paper) : document }),
			photoCompared && say(sheet, words.CASE_PHOTO),
			lateMinutes > 0 && say(sheet, words.CASE_LATE, { minutes: lateMinutes })
		];
		return told.filter(Boolean).join(', ');
	});
	const rows: Row[] = [[words.CASE_CHECK_IN, lines.join('\n') || words.CASE_NOT_CHECKED]];
	if (!identity) return rows;
	const { number, expires } = identity;
	const until =
		expires && say(sheet, words.CASE_PAPER_UNTIL, { expires: expires.split('-').reverse().join('.') });
	return [...rows, [words.CASE_PAPER_NUMBER, [number, until].filter(Boolean).join(', ')]];
}

function test(sheet: Sheet, document: CaseFileDocument): void {
	const { session, act, view } = document;
	const seats = view.seats.map(({ at, seat }, index) =>
		index ? say(sheet, words.CASE_SEAT_SINCE, { seat, at: time(sheet, at) }) : String(seat)
	);
	const at = (ms: number | null) => (ms === null ? '—' : moment(ms, sheet.office.utcOffsetMinutes));
	heading(sheet, words.CASE_TEST);
	particulars(sheet, [
		[words.CASE_ACT, say(sheet, words.ACT_OF, reference(sheet, act))],
		[words.TESTED_ON, onDay(sheet, session.startsAt)],
		[words.ROOM, session.room],
		[words.ADDRESS, session.address],
		...checkIns(sheet, document),
		[words.CASE_SEATS, seats.join(', ')],
		[words.FROM_TO, `${at(view.startedAt)} – ${at(view.endedAt)}`],
		[words.SCORE, view.points === null ? '—' : `${points(view.points)} / ${points(view.outOf ?? 0)}`],
		[words.OUTCOME, view.outcome ? words.OUTCOME_LABELS[view.outcome] : '—']
	]);
}

function approval(sheet: Sheet, { name, at, ground }: Approval): string {
	const who = name ?? say(sheet, words.CASE_BY_PROGRAM);
	return [who, moment(at, sheet.office.utcOffsetMinutes), ground].filter(Boolean).join(', ');
}

function approvals(sheet: Sheet, { approvals: { blueprint, bank }, software, draw }: CaseFileDocument): void {
	heading(sheet, words.CASE_APPROVALS);
	particulars(sheet, [
		[words.CASE_BLUEPRINT, approval(sheet, blueprint)],
		[words.CASE_BANK, approval(sheet, bank)],
		[words.SOFTWARE, software],
		[words.COMMITMENT, draw.commitment],
		[words.DIGITS, draw.digits ?? words.NO_DIGITS],
		[words.SEED, draw.seed]
	]);
}

function interventions(sheet: Sheet, { view }: CaseFileDocument): void {
	const columns: Column<CaseFileDocument['view']['interventions'][number]>[] = [
		{
			head: words.TIME,
			width: 0,
			fixed: 18,
			align: 'center',
			cell: ({ at }) => clock(at, sheet.office.utcOffsetMinutes)
		},
		{ head: words.EVENT, width: 150, cell: ({ text }) => text }
	];
	heading(sheet, words.CASE_INTERVENTIONS);
	table(sheet, columns, view.interventions);
}

const mark = (sheet: Sheet, yes: boolean): string => (yes ? say(sheet, words.CASE_YES) : '');

function answersOf(sheet: Sheet, { answers }: SeenQuestion): string {
	if (!answers.length) return say(sheet, words.CASE_UNANSWERED);
	const told = answers.map(({ at, choice, late }) => {
		const said = choice.length ? choice.join(', ') : say(sheet, words.CASE_TAKEN_BACK);
		const line = say(sheet, words.CASE_ANSWER, { at: time(sheet, at), choice: said });
		return late ? `${line} ${say(sheet, words.CASE_ANSWER_LATE)}` : line;
	});
	return say(sheet, words.CASE_ANSWERS, { answers: told.join('; ') });
}

/** A question higher than this begins where it is, mm. */
const TALLEST = 200;

function optionColumns(sheet: Sheet): Column<SeenQuestion['options'][number]>[] {
	return [
		{ head: '№', width: 0, fixed: 9, align: 'center', cell: (_row, index) => String(index + 1) },
		{ head: words.CASE_OPTION, width: 120, cell: ({ kk, ru }) => ({ kk, ru }) },
		{ head: words.CASE_RIGHT, width: 0, fixed: 21, align: 'center', cell: ({ right }) => mark(sheet, right) },
		{
			head: words.CASE_CHOSEN,
			width: 0,
			fixed: 26,
			align: 'center',
			cell: ({ chosen }) => mark(sheet, chosen)
		}
	];
}

function question(sheet: Sheet, asked: SeenQuestion): void {
	const { n, id, version, section, source, stem, options } = asked;
	const columns = optionColumns(sheet);
	const is = {
		id,
		version,
		section: say(sheet, section),
		source: say(sheet, source),
		paragraph: source.paragraph
	};
	const counted = say(sheet, words.CASE_POINTS, { points: points(asked.hundredths / 100) });
	const answers = `${counted} ${answersOf(sheet, asked)}`;
	const rows = tableHeight(sheet, columns, options, { size: 9 });
	const height =
		10 + textHeight(sheet, say(sheet, stem), { size: 10.5 }) + textHeight(sheet, answers, { size: 9 });
	keep(sheet, Math.min(height + rows, TALLEST));
	write(sheet, say(sheet, words.CASE_QUESTION, { n }), { size: 10.5, face: 'bold' });
	write(sheet, say(sheet, words.CASE_QUESTION_IS, is), { size: 8.5, after: 0.8 });
	write(sheet, stem, { size: 10.5, after: 0.5 });
	table(sheet, columns, options, { size: 9 });
	write(sheet, answers, { size: 9, after: 3.5 });
}

function proof(sheet: Sheet, { act, head, proof: { index, size, path }, attempt }: CaseFileDocument): void {
	heading(sheet, words.CASE_PROOF);
	paragraph(sheet, words.CASE_PROOF_MEANING, 2.5);
	particulars(sheet, [
		[words.CASE_ATTEMPT, attempt],
		[words.HEAD, head],
		[words.CASE_PLACE, say(sheet, words.CASE_PLACE_OF, { place: index + 1, size })],
		...path.map((hash, step): Row => [step ? '' : words.CASE_PATH, hash]),
		[words.ROOT, act.root],
		[words.CASE_ACT_HASH, act.fingerprint]
	]);
}

/** All that one candidate's result rests on: for the commission that answers an appeal. */
export function caseFile(sheet: Sheet, document: CaseFileDocument): void {
	paragraph(sheet, words.CASE_INTRO, 2.5);
	person(sheet, document.applicant);
	test(sheet, document);
	approvals(sheet, document);
	interventions(sheet, document);
	heading(sheet, words.CASE_QUESTIONS);
	if (!document.view.questions.length) write(sheet, words.NONE, { face: 'italic', after: 2 });
	for (const asked of document.view.questions) question(sheet, asked);
	proof(sheet, document);
	closing(sheet, document.ground, []);
}
