import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFPage } from 'pdf-lib';
import type { Lang } from '../../domain/text.ts';
import { coverPage } from './cover.ts';

const name = (text: string): PDFName => PDFName.of(text);

/** A signature stands for its own file only: in another one it would be a field that never holds. */
function dropSignatureFields(page: PDFPage): void {
	const annotations = page.node.Annots();
	if (!annotations) return;
	const kept = annotations.asArray().filter((reference) => {
		const one = page.doc.context.lookup(reference);
		return !(one instanceof PDFDict) || one.lookupMaybe(name('Subtype'), PDFName) !== name('Widget');
	});
	if (kept.length === annotations.size()) return;
	const left = PDFArray.withContext(page.doc.context);
	for (const one of kept) left.push(one);
	page.node.set(name('Annots'), left);
}

/**
 * Joins printed files into one for the printer, behind a page that says that signatures stand in the single files only.
 * Holds the pages until it is finished.
 */
export async function joinPdfs(langs: readonly Lang[]) {
	const joined = await PDFDocument.load(await coverPage(langs), { updateMetadata: false });
	return {
		async add(pdf: Uint8Array): Promise<void> {
			const one = await PDFDocument.load(pdf, { updateMetadata: false });
			for (const page of one.getPages()) dropSignatureFields(page);
			for (const page of await joined.copyPages(one, one.getPageIndices())) joined.addPage(page);
		},
		finish: (): Promise<Uint8Array> => joined.save({ useObjectStreams: false, objectsPerTick: 50 })
	};
}
