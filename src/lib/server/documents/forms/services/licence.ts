import { applicantName } from '../../../../domain/services/applicant.ts';
import type {
	AccreditationCertificate,
	LicenceAnnex,
	LicenceContent,
	LicenceDocument,
	LicenceDuplicate
} from '../../../../domain/services/service-documents.ts';
import type { Bilingual } from '../../../../domain/text.ts';
import { closing, decision } from '../../sheet/closing.ts';
import { numberLine } from '../../sheet/letterhead.ts';
import { INK, newPage, say, type Sheet } from '../../sheet/page.ts';
import { groundWords, onDay, orderWords, reference } from '../../sheet/references.ts';
import { ordinal, table, type Column } from '../../sheet/table.ts';
import { heading, items, paragraph, particulars, write } from '../../sheet/write.ts';
import * as words from '../../words.ts';
import { centred, face, nameSize } from '../face.ts';
import { applicantRows, grounds, numberOf, type CaseDocument, type Rows } from './of-case.ts';

/** More characters of categories than this go overleaf. */
const ON_FACE = 420;

const joined = (sheet: Sheet, categories: readonly Bilingual[]) =>
	categories.map((one) => say(sheet, one)).join('; ');
const overleaf = (sheet: Sheet, { categories }: LicenceContent) => joined(sheet, categories).length > ON_FACE;

function categoryRows(sheet: Sheet, licence: LicenceContent): Rows {
	const { categories } = licence;
	if (categories.length === 0) return [];
	const shown = overleaf(sheet, licence)
		? say(sheet, words.CATEGORIES_OVERLEAF, { count: categories.length })
		: joined(sheet, categories);
	return [[words.CATEGORIES, shown]];
}

/** What a licence and its duplicate both say below the activity. */
function licenceRows(sheet: Sheet, licence: LicenceContent): Rows {
	const { conditions, replaces } = licence;
	return [
		...categoryRows(sheet, licence),
		...(conditions ? ([[words.CONDITIONS, conditions]] satisfies Rows) : []),
		...(replaces
			? ([[words.REISSUED, say(sheet, words.IN_PLACE_OF, reference(sheet, replaces))]] satisfies Rows)
			: [])
	];
}

/** The order and the paragraph: a face has no room for the name of the regulation. */
function groundRows(sheet: Sheet, ground: readonly string[], order: LicenceDocument['order'] = null): Rows {
	const rests = [order && orderWords(sheet, order), groundWords(sheet, ground)].filter(Boolean);
	return rests.length > 0 ? [[words.BY_ORDER, rests.join('; ')]] : [];
}

/** Number, holder and what it is a right to: the lines of every face. */
interface FaceWords {
	title: Bilingual;
	number: string;
	given: Bilingual;
	right: Bilingual;
	activity: Bilingual;
	mark?: Bilingual;
}

function statement(
	sheet: Sheet,
	scale: number,
	{ applicant }: CaseDocument,
	{ title, number, given, right, activity, mark }: FaceWords,
	rows: Rows
): void {
	const line = centred(sheet, scale);
	const holder = applicantName(applicant);
	sheet.y += (mark ? 5 : 11) * scale;
	if (mark) line(mark, 17, 1, { face: 'bold', ink: [150, 20, 20] });
	line(title, 32, 2, { face: 'bold', ink: INK.accent });
	if (number) line(number, 16, 7);
	line(given, 13, 3);
	line(holder, Math.min(22, nameSize(sheet, holder)), 1.5, { face: 'bold' });
	line(numberOf(sheet, applicant), 12, 5);
	line(right, 13, 4);
	line(activity, 16, 8, { face: 'bold' });
	particulars(sheet, rows);
}

/** «к лицензии от 4 декабря 2026 года № …» */
const licenceNumber = (sheet: Sheet, { number, issuedAt: date }: LicenceContent): string =>
	say(sheet, words.LICENCE_NUMBER, reference(sheet, { number, date }));

/** What did not find room on the face. */
function listOverleaf(sheet: Sheet, licence: LicenceContent): void {
	if (!overleaf(sheet, licence)) return;
	newPage(sheet);
	write(sheet, licenceNumber(sheet, licence), { align: 'right', size: 10.5, after: 2 });
	heading(sheet, words.CATEGORIES);
	items(
		sheet,
		licence.categories.map((one) => say(sheet, one))
	);
}

const LICENCE = { given: words.LICENCE_OF, right: words.LICENCE_FOR } as const;

/** A single page in a frame, which draws its own letterhead. */
export function licence(page: Sheet, document: LicenceDocument): void {
	const { licence: said, order } = document;
	face(page, document.signedBy, (sheet, scale) => {
		const { activity } = said;
		const about = { ...LICENCE, title: words.TITLES.licence, number: numberLine(sheet, document), activity };
		statement(sheet, scale, document, about, [
			...licenceRows(sheet, said),
			...groundRows(sheet, document.ground, order),
			[words.ISSUED, onDay(sheet, said.issuedAt)]
		]);
	});
	listOverleaf(page, said);
}

/** What the lost licence said, with when its duplicate was made. */
export function licenceDuplicate(page: Sheet, document: LicenceDuplicate): void {
	const { licence: said } = document;
	face(page, document.signedBy, (sheet, scale) => {
		const made = [numberLine(sheet, document), onDay(sheet, document.date)].filter(Boolean).join(', ');
		const { activity } = said;
		const number = `№\u00a0${said.number}`;
		const about = { ...LICENCE, title: words.TITLES.licence, number, activity, mark: words.DUPLICATE_MARK };
		statement(sheet, scale, document, about, [
			...licenceRows(sheet, said),
			[words.ISSUED, onDay(sheet, said.issuedAt)],
			[words.TITLES['licence-duplicate'], made],
			...groundRows(sheet, document.ground)
		]);
	});
	listOverleaf(page, said);
}

/** A single page in a frame, which draws its own letterhead. */
export function accreditationCertificate(page: Sheet, document: AccreditationCertificate): void {
	face(page, document.signedBy, (sheet, scale) => {
		const about = {
			title: words.TITLES['accreditation-certificate'],
			number: numberLine(sheet, document),
			given: words.ACCREDITATION_OF,
			right: words.ACCREDITATION_FOR,
			activity: document.activity
		};
		statement(sheet, scale, document, about, [
			...groundRows(sheet, document.ground),
			[words.ISSUED, onDay(sheet, document.date)]
		]);
	});
}

const ITEMS: Column<Bilingual>[] = [ordinal(), { head: words.CATEGORIES, width: 1, cell: (item) => item }];

/** What a licence allows beside what stands on its face. */
export function licenceAnnex(sheet: Sheet, document: LicenceAnnex): void {
	const { licence: said, annex } = document;
	write(sheet, say(sheet, words.ANNEX_NUMBER, { n: annex }), { align: 'center', face: 'bold', after: 0.5 });
	write(sheet, licenceNumber(sheet, said), { align: 'center', after: 5 });
	particulars(sheet, [
		...applicantRows(document.applicant),
		[words.ACTIVITY, said.activity],
		...licenceRows(sheet, said)
	]);
	table(sheet, ITEMS, document.items, { size: 11 });
	sheet.y += 1;
	paragraph(sheet, words.ANNEX_PART);
	closing(sheet, [grounds(sheet, document)], [decision(document.signedBy)]);
}
