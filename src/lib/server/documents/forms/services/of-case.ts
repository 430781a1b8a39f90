import { fullName } from '../../../../domain/people/name.ts';
import type { Applicant } from '../../../../domain/services/applicant.ts';
import { applicantName, applicantNumber } from '../../../../domain/services/applicant.ts';
import type { ServiceDocument } from '../../../../domain/services/service-documents.ts';
import type { Bilingual } from '../../../../domain/text.ts';
import { say, type Sheet } from '../../sheet/page.ts';
import { groundWords, onDay, reference } from '../../sheet/references.ts';
import { write } from '../../sheet/write.ts';
import * as words from '../../words.ts';

/** A document about a case of a service. */
export type CaseDocument = Extract<ServiceDocument, { applicant: Applicant }>;

export type Rows = [Bilingual | string, Bilingual | string][];

/** The service in quotes, whether its name comes with them or not. */
export function serviceName(sheet: Sheet, { service }: Pick<CaseDocument, 'service'>): string {
	const name = say(sheet, service);
	return name.startsWith('«') ? name : `«${name}»`;
}

/** «18 ноября 2026 года № ЛЦ-2026/318»; without a number before registration. */
export function requestOf(sheet: Sheet, { incoming }: Pick<CaseDocument, 'incoming'>): string {
	const { date, number } = reference(sheet, { date: incoming.date, number: incoming.number ?? '' });
	return number ? `${date} №\u00a0${number}` : date;
}

/** What the sentences of a letter name: the request and the service. */
export const named = (sheet: Sheet, document: CaseDocument) => ({
	request: requestOf(sheet, document),
	service: serviceName(sheet, document)
});

/** «БСН 090140012345». */
export function numberOf(sheet: Sheet, applicant: Applicant): string {
	const label = applicant.kind === 'legal-entity' ? words.BIN : words.IIN;
	return `${say(sheet, label)} ${applicantNumber(applicant)}`;
}

/** Who applies; of a legal entity its representative too. */
export function applicantRows(applicant: Applicant): Rows {
	const name: Rows[number] = [words.RECIPIENT, applicantName(applicant)];
	if (applicant.kind === 'individual') return [name, [words.IIN, applicant.iin]];
	return [name, [words.BIN, applicant.bin], [words.REPRESENTATIVE, fullName(applicant.name)]];
}

/** Number and day of the request, or the day alone. */
export function incomingRow(sheet: Sheet, { incoming }: Pick<CaseDocument, 'incoming'>): Rows[number] {
	const day = onDay(sheet, incoming.date);
	return incoming.number === null
		? [words.CAME_IN, day]
		: [words.INCOMING_OF, `№\u00a0${incoming.number}, ${day}`];
}

export const answerRows = ({ answers }: Pick<CaseDocument, 'answers'>): Rows =>
	answers.map(({ name, value }) => [name, value]);

/** What every paper of the office says of its case. */
export const caseRows = (sheet: Sheet, document: CaseDocument): Rows => [
	...applicantRows(document.applicant),
	[words.SERVICE_NAME, serviceName(sheet, document)],
	[words.PROCEDURE, document.procedure],
	incomingRow(sheet, document),
	...answerRows(document)
];

/** The paragraphs a document rests on, with the regulation they are of. */
export function grounds(
	sheet: Sheet,
	{ ground, regulation }: { ground: readonly string[]; regulation: Bilingual }
): string {
	const found = groundWords(sheet, ground);
	return found ? `${found} (${say(sheet, regulation)})` : say(sheet, regulation);
}

/** To whom a letter goes: on the right, above its title. */
export function recipient(sheet: Sheet, applicant: Applicant): void {
	const style = { from: 85 } as const;
	write(sheet, applicantName(applicant), { ...style, face: 'bold', after: 0.5 });
	write(sheet, numberOf(sheet, applicant), { ...style, size: 10.5 });
	if (applicant.kind === 'legal-entity') write(sheet, fullName(applicant.name), { ...style, size: 10.5 });
	sheet.y += 8;
}
