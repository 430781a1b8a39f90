import type { DocumentType, OfficialDocument } from '../../domain/attestation/documents.ts';
import type { Bilingual, Lang } from '../../domain/text.ts';
import { ADDRESS_TITLES, REFUSAL_TITLES, TITLES } from './words.ts';

/** The official title of a type of documents (domain.md, section 10). */
export function documentTitle(type: DocumentType): Bilingual {
	return TITLES[type];
}

/** How one document is called: certificates of addresses by what they certify, refusals by their kind. */
export function titleOf(document: OfficialDocument): Bilingual {
	if (document.type === 'address-certificate') return ADDRESS_TITLES[document.about];
	if (document.type === 'service-refusal') return REFUSAL_TITLES[document.kind] ?? TITLES[document.type];
	return TITLES[document.type];
}

/** Letters, digits and dashes of ASCII only; another character is written as its code point, so that names stay apart. */
function ascii(text: string): string {
	return text
		.normalize('NFC')
		.replace(/\P{ASCII}/gu, (character) => `u${character.codePointAt(0)!.toString(16)}`)
		.replace(/[^A-Za-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}

/**
 * A file name without blanks, safe on every disk and in every header: `admission-order-04-12-345-kk.pdf`. Working
 * papers have no number: pass the id of the case or round instead.
 */
export function documentFileName(document: OfficialDocument, lang: Lang, id = ''): string {
	const name = [document.type, ascii(document.number ?? id).slice(0, 80), lang].filter(Boolean).join('-');
	return `${name}.pdf`;
}
