import { fullName } from '../../../../domain/people/name.ts';
import { applicantName } from '../../../../domain/services/applicant.ts';
import type { RequestForm } from '../../../../domain/services/service-documents.ts';
import { closing, decision } from '../../sheet/closing.ts';
import { INK, keep, say, type Sheet } from '../../sheet/page.ts';
import { heading, paragraph, particulars, title, write } from '../../sheet/write.ts';
import { table } from '../../sheet/table.ts';
import * as words from '../../words.ts';
import { ATTACHED } from '../application-form.ts';
import { answerRows, incomingRow, named, numberOf } from './of-case.ts';

/** To whom and from whom: on the right, as in any application. */
function top(sheet: Sheet, document: RequestForm): void {
	const { applicant } = document;
	const side = { from: 85 } as const;
	const label = { ...side, size: 9.5, ink: INK.soft } as const;
	write(sheet, words.APPLICATION_TO, label);
	write(sheet, sheet.office.name, { ...side, after: 2 });
	write(sheet, words.APPLICATION_FROM, label);
	write(sheet, applicantName(applicant), { ...side, face: 'bold', after: 0.4 });
	write(sheet, numberOf(sheet, applicant), { ...side, size: 11 });
	if (applicant.kind === 'legal-entity')
		write(sheet, `${say(sheet, words.REPRESENTATIVE)}: ${fullName(applicant.name)}`, { ...side, size: 11 });
	sheet.y += 12;
	title(sheet, words.TITLES['request-form'], 0.5);
	const about = say(sheet, words.REQUEST_ABOUT, named(sheet, document));
	write(sheet, about, { align: 'center', after: 6 });
}

/** The request as the applicant signs it; without an e-signature it waits for the pen. */
export function requestForm(sheet: Sheet, document: RequestForm): void {
	top(sheet, document);
	paragraph(sheet, say(sheet, words.REQUEST_ASK, named(sheet, document)), 3);
	particulars(sheet, [
		[words.REQUESTED, document.procedure],
		...answerRows(document),
		[words.LETTERS_IN, words.LANGUAGES[document.language]],
		incomingRow(sheet, document)
	]);
	heading(sheet, words.ATTACHED);
	table(sheet, ATTACHED, document.attached, { size: 10 });
	sheet.y += 1;
	paragraph(sheet, words.APPLICATION_TRUE);
	heading(sheet, words.CONSENT);
	paragraph(sheet, document.consent ?? words.CONSENT_UNSET);
	if (document.signedBy) return closing(sheet, document.ground, [decision(document.signedBy)]);
	keep(sheet, 22);
	sheet.y += 10;
	write(sheet, words.PEN_APPLICANT, { size: 11, after: 2 });
	closing(sheet, document.ground, []);
}
