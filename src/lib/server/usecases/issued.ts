import type { About } from '../../domain/attestation/document.ts';
import type { OfficialDocument } from '../../domain/attestation/documents.ts';

/** A document that this work issues or signs. */
export interface Issued {
	id: string;
	content: OfficialDocument;
	folder: string;
}

/** The unique key of a kept file: whoever shows the file finds its document. */
export const fileKey = (sha256: string): string => `file:${sha256}`;

/** Where the documents of a record lie under the exports folder; the bundle of a sitting has a folder of its own. */
export const folderOf = (about: About): string =>
	about.sitting
		? `sitting-${about.sitting}`
		: about.order
			? `order-${about.order}`
			: about.round
				? `round-${about.round}`
				: 'cases';
