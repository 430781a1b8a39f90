import type { TestAct } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { minute, moment } from '../sheet/dates.ts';
import { newPage, say, type Sheet } from '../sheet/page.ts';
import { reference } from '../sheet/references.ts';
import { heading, paragraph, particulars, write } from '../sheet/write.ts';
import * as words from '../words.ts';
import { heads, incidents, remarks, results } from './test-act-tables.ts';
import { clauses } from './test-act-clauses.ts';

function circumstances(sheet: Sheet, { session, blueprint }: TestAct): void {
	const { utcOffsetMinutes } = sheet.office;
	const at = (ms: number) => moment(ms, utcOffsetMinutes);
	const { title, questions, minutes, passMark } = blueprint;
	const figures = { title: say(sheet, title), questions, minutes, passMark };
	particulars(sheet, [
		[words.ROOM, session.room],
		[words.ADDRESS, session.address],
		[words.PLANNED, minute(session.scheduledAt, sheet.office.utcOffsetMinutes)],
		[words.OPENED, at(session.openedAt)],
		[words.STARTED, session.startedAt === null ? words.NOT_STARTED : at(session.startedAt)],
		[words.CLOSED, at(session.closedAt)],
		[words.BLUEPRINT, say(sheet, words.BLUEPRINT_FIGURES, figures)]
	]);
	if (blueprint.demonstration) write(sheet, words.DEMONSTRATION_BLUEPRINT, { face: 'italic', after: 2 });
}

function draw(sheet: Sheet, { commitment, digits, seed }: TestAct['draw']): void {
	heading(sheet, words.DRAW);
	paragraph(sheet, words.DRAW_MEANING, 2.5);
	particulars(sheet, [
		[words.COMMITMENT, commitment],
		[words.DIGITS, digits ?? words.NO_DIGITS],
		[words.SEED, seed]
	]);
}

function integrity(sheet: Sheet, document: TestAct): void {
	heading(sheet, words.INTEGRITY);
	paragraph(sheet, words.ROOT_MEANING, 2.5);
	particulars(sheet, [
		[words.ROOT, document.root],
		[words.SOFTWARE, document.press.software]
	]);
}

/** ¶7.11: what happened at the test, and what proves it. */
export function testAct(sheet: Sheet, document: TestAct): void {
	const values = { service: say(sheet, words.SERVICE), ...reference(sheet, document.order) };
	paragraph(sheet, say(sheet, words.ACT_INTRO, values), 3);
	circumstances(sheet, document);
	heading(sheet, words.RESULTS);
	results(sheet, document.rows);
	heading(sheet, words.SUMMARY);
	clauses(sheet, document.rows);
	draw(sheet, document.draw);
	heading(sheet, words.INCIDENTS);
	incidents(sheet, document.incidents);
	heading(sheet, words.REMARKS);
	remarks(sheet, document.remarks);
	integrity(sheet, document);
	const author = { recorded: words.DRAWN_UP, signature: document.author };
	const signatories = document.signedBy ? [author, decision(document.signedBy)] : [author];
	closing(sheet, document.ground, signatories, { note: words.SIGNED_IN_FILE });
	newPage(sheet);
	heading(sheet, words.HEADS);
	heads(sheet, document.rows);
}
