import type { ApplicationForm } from '../../../domain/attestation/documents.ts';
import { fullName } from '../../../domain/people/name.ts';
import { closing, decision } from '../sheet/closing.ts';
import { INK, keep, say, type Sheet } from '../sheet/page.ts';
import { onDay } from '../sheet/references.ts';
import { ordinal, table, type Column } from '../sheet/table.ts';
import { heading, paragraph, particulars, title, write } from '../sheet/write.ts';
import * as words from '../words.ts';

type Attached = ApplicationForm['attached'][number];

export const ATTACHED: Column<Attached>[] = [
	ordinal(),
	{ head: words.DOCUMENT_NAME, width: 100, cell: ({ name }) => name },
	{ head: words.FILE_HASH, width: 0, fixed: 48, align: 'center', cell: ({ sha256 }) => sha256.slice(0, 16) }
];

/** To whom and from whom: on the right, as in any application. */
function top(sheet: Sheet, { applicant }: ApplicationForm): void {
	const side = { from: 85 } as const;
	const label = { ...side, size: 9.5, ink: INK.soft } as const;
	write(sheet, words.APPLICATION_TO, label);
	write(sheet, sheet.office.name, { ...side, after: 2 });
	write(sheet, words.APPLICATION_FROM, label);
	write(sheet, fullName(applicant.name), { ...side, face: 'bold', after: 0.4 });
	write(sheet, `${say(sheet, words.IIN)} ${applicant.iin}`, { ...side, size: 11, after: 14 });
	title(sheet, words.TITLES['application-form'], 0.5);
	write(sheet, words.APPLICATION_ABOUT, { align: 'center', after: 6 });
}

/** The application as the applicant signs it; without an e-signature it waits for the pen. */
export function applicationForm(sheet: Sheet, document: ApplicationForm): void {
	const { applicant, language, number } = document;
	top(sheet, document);
	paragraph(sheet, say(sheet, words.APPLICATION_ASK, { service: say(sheet, words.SERVICE) }), 3);
	particulars(sheet, [
		[words.SPECIALITY, applicant.speciality],
		[words.TEST_LANGUAGE, words.LANGUAGES[language]],
		[words.APPLICATION_DATE, onDay(sheet, document.date)],
		...(number === null ? [] : [[words.INCOMING, number] satisfies [typeof words.INCOMING, string]])
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
