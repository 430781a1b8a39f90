import type { DocumentType, OfficialDocument } from '../../domain/attestation/documents.ts';
import { fingerprint, sha256Hex } from '../../domain/facts.ts';
import type { Lang } from '../../domain/text.ts';
import { archived } from './archive/archive.ts';
import type { Described } from './archive/metadata.ts';
import { FORMS } from './forms.ts';
import { addressee } from './forms/addressee.ts';
import { recipient } from './forms/services/of-case.ts';
import { loadEngine } from './sheet/engine.ts';
import { newFlow } from './sheet/flow.ts';
import { footers } from './sheet/footer.ts';
import { printable } from './sheet/glyphs.ts';
import { letterhead, requisites } from './sheet/letterhead.ts';
import { mark, MEASURE, PAGE, type Sheet } from './sheet/page.ts';
import { title } from './sheet/write.ts';
import { titleOf } from './titles.ts';

export { documentFileName, documentTitle, titleOf } from './titles.ts';

/** What a reader of the file's properties sees. */
function described(document: OfficialDocument, lang: Lang): Described {
	const name = [titleOf(document)[lang], document.number && `№ ${document.number}`];
	return {
		title: printable(name.filter(Boolean).join(' ')),
		author: printable(document.office.name[lang]),
		lang,
		createdAt: document.date
	};
}

/** What a document is checked by: an annex without a number of its own by its licence. */
const checkedBy = (document: OfficialDocument): string | null =>
	document.number ?? (document.type === 'licence-annex' ? document.licence.number : null);

/** Where anyone can check a numbered document. The slashes of a number stay as they are. */
function verifyAddress(verifyBase: string, document: OfficialDocument): Sheet['verify'] {
	const number = checkedBy(document);
	if (number === null || document.mark === 'draft') return null;
	const link = `${verifyBase}/verify/${number.split('/').map(encodeURIComponent).join('/')}`;
	return { link, shown: `${verifyBase}/verify/${number}` };
}

/** An act says itself where its code leads: it is printed alike on every machine. */
const baseOf = (document: OfficialDocument, verifyBase: string): string =>
	document.type === 'test-act' ? document.press.verifyBase : verifyBase;

/** What draws its own top: faces in a frame and the applicant's own papers. */
const OWN_TOP: ReadonlySet<DocumentType> = new Set<DocumentType>([
	'certificate',
	'licence',
	'licence-duplicate',
	'accreditation-certificate',
	'application-form',
	'request-form'
]);

/** The top of the first page. */
function open(sheet: Sheet, document: OfficialDocument): void {
	if (OWN_TOP.has(document.type)) return;
	letterhead(sheet);
	requisites(sheet, document);
	if (isOf(LETTERS, document)) addressee(sheet, document.applicant);
	if (isOf(LETTERS_OF_SERVICES, document)) recipient(sheet, document.applicant);
	title(sheet, titleOf(document));
}

const LETTERS = [
	'notice-of-admission',
	'notice-of-non-admission',
	'reasoned-refusal',
	'appeal-answer'
] as const satisfies readonly DocumentType[];

const LETTERS_OF_SERVICES = [
	'mineral-letter',
	'service-refusal',
	'positive-notice',
	'hearing-notice'
] as const satisfies readonly DocumentType[];

const isOf = <T extends DocumentType>(
	types: readonly T[],
	document: OfficialDocument
): document is Extract<OfficialDocument, { type: T }> =>
	(types as readonly DocumentType[]).includes(document.type);

/** The written sheet; the pieces of `parted` begin a new page. */
function written(
	blank: Pick<Sheet, 'engine' | 'lang' | 'verify'>,
	document: OfficialDocument,
	parted: ReadonlySet<number>
): Sheet {
	const { engine, lang } = blank;
	const doc = engine.newDoc().setLanguage(lang);
	const kind = document.mark;
	if (kind) doc.internal.events.subscribe('addPage', () => mark(doc, lang, kind));
	if (kind) mark(doc, lang, kind);
	const sheet: Sheet = {
		...{ ...blank, doc, office: document.office },
		...{ x: PAGE.left, width: MEASURE, y: PAGE.top },
		bookmarks: [{ text: described(document, lang).title, page: 1, y: 0 }],
		flow: newFlow(parted)
	};
	open(sheet, document);
	const form = FORMS[document.type] as (sheet: Sheet, document: OfficialDocument) => void;
	form(sheet, document);
	return sheet;
}

/** How often a document is written again for what would stand alone on a page; a few times do. */
const TIMES = 6;

function wellParted(blank: Parameters<typeof written>[0], document: OfficialDocument): Sheet {
	const parted = new Set<number>();
	let sheet = written(blank, document, parted);
	while (sheet.flow.alone !== null && !parted.has(sheet.flow.alone) && parted.size < TIMES) {
		parted.add(sheet.flow.alone);
		sheet = written(blank, document, parted);
	}
	return sheet;
}

/**
 * The PDF/A-1b of a document, wholly in `lang` under a letterhead in both languages. The same snapshot gives the same
 * bytes.
 * Numbered documents carry a code that leads to `${verifyBase}/verify/${number}`. Never refuses: a character that the
 * fonts do not have is printed as «?» (see `printable`).
 */
export async function renderDocument(
	document: OfficialDocument,
	lang: Lang,
	verifyBase: string
): Promise<Uint8Array> {
	const engine = await loadEngine();
	const print = fingerprint(document);
	const verify = verifyAddress(baseOf(document, verifyBase), document);
	const sheet = wellParted({ engine, lang, verify }, document);
	footers(sheet, print);
	const id = sha256Hex(`${lang} ${print}`).slice(0, 32);
	return archived(sheet.doc.output(), { ...described(document, lang), id, bookmarks: sheet.bookmarks });
}
