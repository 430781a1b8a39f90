import type {
	BuildingPermit,
	MineralConclusion,
	MineralLetter
} from '../../../../domain/services/service-documents.ts';
import { closing, decision } from '../../sheet/closing.ts';
import { INDENT, say, type Sheet } from '../../sheet/page.ts';
import { heading, paragraph, particulars, write } from '../../sheet/write.ts';
import * as words from '../../words.ts';
import { answerRows, applicantRows, grounds, incomingRow, named, type Rows } from './of-case.ts';

const plotRows = (plot: string): Rows => (plot ? [[words.PLOT, plot]] : []);

/** The plot is said by its own row: an answer that repeats it is not printed twice. */
const others = ({ answers, plot }: { answers: MineralConclusion['answers']; plot: string }): Rows =>
	answerRows({ answers: answers.filter(({ value }) => value.kk !== plot && value.ru !== plot) });

function because(sheet: Sheet, text: string, head = words.REASONING): void {
	if (!text) return;
	heading(sheet, head);
	paragraph(sheet, text);
}

/** Minerals are absent or insignificant. */
export function mineralConclusion(sheet: Sheet, document: MineralConclusion): void {
	paragraph(sheet, say(sheet, words.MINERAL_INTRO, named(sheet, document)), 3);
	particulars(sheet, [...applicantRows(document.applicant), ...plotRows(document.plot), ...others(document)]);
	write(sheet, words.MINERALS[document.found], { face: 'bold', indent: INDENT, after: 2 });
	because(sheet, document.because);
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}

/** A letter: minerals are there, so there is no conclusion. */
export function mineralLetter(sheet: Sheet, document: MineralLetter): void {
	paragraph(sheet, say(sheet, words.MINERALS_PRESENT, named(sheet, document)), 3);
	particulars(sheet, [...plotRows(document.plot), ...others(document)]);
	if (document.because) paragraph(sheet, document.because);
	paragraph(sheet, words.NO_CONCLUSION);
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}

/** The permit to build where minerals lie. */
export function buildingPermit(sheet: Sheet, document: BuildingPermit): void {
	paragraph(sheet, words.PERMITTED, 3);
	particulars(sheet, [
		...applicantRows(document.applicant),
		...plotRows(document.plot),
		...others(document),
		incomingRow(sheet, document)
	]);
	because(sheet, document.because, words.PERMIT_TERMS);
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}
