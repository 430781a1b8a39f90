import type { DocumentType, Letterhead, OfficialDocument } from '../../../domain/attestation/documents.ts';
import type { Lang } from '../../../domain/text.ts';
import { day } from './dates.ts';
import { INK, say, type Sheet } from './page.ts';
import { NO_NUMBER, PHONE } from '../words.ts';
import { write } from './write.ts';

/** Between the columns, mm. */
const GUTTER = 14;

interface Side {
	lang: Lang;
	/** Left edge of the column and its width, mm. */
	from: number;
	width: number;
}

function column(sheet: Sheet, office: Letterhead, { lang, from, width }: Side): number {
	const style = { align: 'center', from, width } as const;
	write(sheet, office.name[lang], { ...style, size: 11, face: 'bold', ink: INK.accent, after: 1 });
	const where = [office.city[lang], office.address[lang]].filter(Boolean).join(', ');
	write(sheet, where, { ...style, size: 8.5, ink: INK.soft });
	if (office.phone) write(sheet, `${PHONE[lang]} ${office.phone}`, { ...style, size: 8.5, ink: INK.soft });
	return sheet.y;
}

/** A thick and a thin rule from edge to edge of the text. */
function rule(sheet: Sheet): void {
	const { doc } = sheet;
	doc.setDrawColor(INK.accent[0], INK.accent[1], INK.accent[2]);
	doc.setLineWidth(0.7).line(sheet.x, sheet.y, sheet.x + sheet.width, sheet.y);
	doc.setLineWidth(0.2).line(sheet.x, sheet.y + 1, sheet.x + sheet.width, sheet.y + 1);
	sheet.y += 1;
}

/** The office's name in the document's language alone. */
function single(sheet: Sheet): void {
	const width = Math.min(sheet.width, 130);
	column(sheet, sheet.office, { lang: sheet.lang, from: (sheet.width - width) / 2, width });
	sheet.y += 4;
	rule(sheet);
}

/** The office's name in Kazakh on the left and in Russian on the right, or in one language where the office chose so. */
export function letterhead(sheet: Sheet): void {
	if (sheet.office.style === 'one') return single(sheet);
	const top = sheet.y;
	const width = (sheet.width - GUTTER) / 2;
	const kazakh = column(sheet, sheet.office, { lang: 'kk', from: 0, width });
	sheet.y = top;
	const russian = column(sheet, sheet.office, { lang: 'ru', from: width + GUTTER, width });
	sheet.y = Math.max(kazakh, russian) + 4;
	rule(sheet);
}

/** Working papers and what an applicant brings or takes home: no register numbers them. */
const UNNUMBERED: readonly DocumentType[] = [
	'applicants-list',
	'memo',
	'service-record',
	'materials-list',
	'attendance-sheet',
	'result-sheet',
	'blank-act',
	'identity-statement',
	'case-file',
	'application-form',
	'receipt',
	'receipt-of-refusal',
	'request-form',
	'counter-receipt',
	'counter-refusal',
	'control-record',
	'service-conclusion',
	'visit-record',
	'licence-register',
	'licence-annex'
];

/** «№ 04-12/345»; the place of a number that a draft is still to be given; empty for what has none. */
export function numberLine(sheet: Sheet, { type, number, mark }: OfficialDocument): string {
	const shown = number ?? (mark === 'draft' && !UNNUMBERED.includes(type) ? say(sheet, NO_NUMBER) : null);
	return shown === null ? '' : `№\u00a0${shown}`;
}

/** Date, number and place side by side below the letterhead. */
export function requisites(sheet: Sheet, document: OfficialDocument): void {
	const { office, lang, width } = sheet;
	const side = 44;
	const top = sheet.y + 2;
	const cells = [
		{ text: day(document.date, office.utcOffsetMinutes), align: 'left', from: 0, width: side },
		{ text: numberLine(sheet, document), align: 'center', from: side, width: width - 2 * side },
		{ text: office.city[lang], align: 'right', from: width - side, width: side }
	] as const;
	const ends = cells.map(({ text, ...style }) => {
		sheet.y = top;
		write(sheet, text, { ...style, size: 11.5 });
		return sheet.y;
	});
	sheet.y = Math.max(...ends) + 8;
}
