import type { jsPDF as Doc } from 'jspdf';
import type { DocumentType, OfficialDocument } from '../../domain/attestation/documents.ts';
import { fingerprint } from '../../domain/facts.ts';
import type { Lang } from '../../domain/text.ts';
import { actOfRemoval } from './forms/act-of-removal.ts';
import { admissionOrder } from './forms/admission-order.ts';
import { addressee } from './forms/addressee.ts';
import { appealAnswer, appealReceipt } from './forms/appeals.ts';
import { applicantsList } from './forms/applicants-list.ts';
import { attendanceSheet } from './forms/attendance-sheet.ts';
import { blankAct } from './forms/blank-act.ts';
import { caseFile } from './forms/case-file.ts';
import { certificateOrder } from './forms/certificate-order.ts';
import { certificate } from './forms/certificate.ts';
import { identityStatement } from './forms/identity-statement.ts';
import { materialsList } from './forms/materials-list.ts';
import { memo } from './forms/memo.ts';
import { noticeOfAdmission } from './forms/notice-of-admission.ts';
import { noticeOfNonAdmission } from './forms/notice-of-non-admission.ts';
import { reasonedRefusal } from './forms/reasoned-refusal.ts';
import { resultSheet } from './forms/result-sheet.ts';
import { serviceRecord } from './forms/service-record.ts';
import { testAct } from './forms/test-act.ts';
import { pdfDate } from './sheet/dates.ts';
import { loadEngine } from './sheet/engine.ts';
import { footers } from './sheet/footer.ts';
import { printable } from './sheet/glyphs.ts';
import { letterhead, requisites } from './sheet/letterhead.ts';
import { mark, MEASURE, PAGE, type Sheet } from './sheet/page.ts';
import { title } from './sheet/write.ts';
import { documentTitle } from './titles.ts';

export { documentFileName, documentTitle } from './titles.ts';

type Of<T extends DocumentType> = Extract<OfficialDocument, { type: T }>;

const FORMS: { [T in DocumentType]: (sheet: Sheet, document: Of<T>) => void } = {
	'applicants-list': applicantsList,
	memo,
	'service-record': serviceRecord,
	'materials-list': materialsList,
	'admission-order': admissionOrder,
	'notice-of-admission': noticeOfAdmission,
	'notice-of-non-admission': noticeOfNonAdmission,
	'attendance-sheet': attendanceSheet,
	'test-act': testAct,
	'result-sheet': resultSheet,
	'certificate-order': certificateOrder,
	certificate,
	'reasoned-refusal': reasonedRefusal,
	'blank-act': blankAct,
	'identity-statement': identityStatement,
	'act-of-removal': actOfRemoval,
	'appeal-receipt': appealReceipt,
	'appeal-answer': appealAnswer,
	'case-file': caseFile
};

/** What a reader of the file's properties sees, and the two things that would differ at each rendering. */
function describe(doc: Doc, document: OfficialDocument, lang: Lang): string {
	const print = fingerprint(document);
	const name = [documentTitle(document.type)[lang], document.number && `№ ${document.number}`];
	doc.setDocumentProperties({
		title: printable(name.filter(Boolean).join(' ')),
		author: printable(document.office.name[lang]),
		creator: 'Synaq'
	});
	doc.setLanguage(lang).setCreationDate(pdfDate(document.date)).setFileId(print.slice(0, 32));
	return print;
}

/** Where anyone can check a numbered document. The slashes of a number stay as they are. */
function verifyAddress(verifyBase: string, number: string | null): Sheet['verify'] {
	if (number === null) return null;
	const link = `${verifyBase}/verify/${number.split('/').map(encodeURIComponent).join('/')}`;
	return { link, shown: `${verifyBase}/verify/${number}` };
}

/** An act says itself where its code leads: it is printed alike on every machine. */
const baseOf = (document: OfficialDocument, verifyBase: string): string =>
	document.type === 'test-act' ? document.press.verifyBase : verifyBase;

/** The top of the first page; the certificate draws its own. */
function open(sheet: Sheet, document: OfficialDocument): void {
	if (document.type === 'certificate') return;
	letterhead(sheet);
	requisites(sheet, document);
	if (isLetter(document)) addressee(sheet, document.applicant);
	title(sheet, documentTitle(document.type));
}

const LETTERS = [
	'notice-of-admission',
	'notice-of-non-admission',
	'reasoned-refusal',
	'appeal-answer'
] as const satisfies readonly DocumentType[];
type Letter = Of<(typeof LETTERS)[number]>;

function isLetter(document: OfficialDocument): document is Letter {
	return (LETTERS as readonly DocumentType[]).includes(document.type);
}

/**
 * The PDF of a document, wholly in `lang` under a letterhead in both languages. The same snapshot gives the same bytes.
 * Numbered documents carry a code that leads to `${verifyBase}/verify/${number}`. Never refuses: a character that the
 * fonts do not have is printed as «?» (see `printable`).
 */
export async function renderDocument(
	document: OfficialDocument,
	lang: Lang,
	verifyBase: string
): Promise<Uint8Array> {
	const engine = await loadEngine();
	const doc = engine.newDoc();
	const print = describe(doc, document, lang);
	const kind = document.mark;
	if (kind) doc.internal.events.subscribe('addPage', () => mark(doc, lang, kind));
	if (kind) mark(doc, lang, kind);
	const sheet: Sheet = {
		...{ doc, engine, lang, office: document.office },
		...{ x: PAGE.left, width: MEASURE, y: PAGE.top },
		verify: verifyAddress(baseOf(document, verifyBase), document.number)
	};
	open(sheet, document);
	const form = FORMS[document.type] as (sheet: Sheet, document: OfficialDocument) => void;
	form(sheet, document);
	footers(sheet, print);
	return new Uint8Array(doc.output('arraybuffer'));
}
