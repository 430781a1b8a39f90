import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text where it stands on a page, mm from the top left corner. */
export interface Placed {
	text: string;
	x: number;
	y: number;
	width: number;
	turned: boolean;
}

const MM = 25.4 / 72;

function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
	return getDocument({ data: bytes.slice(), useSystemFonts: false, verbosity: 0 }).promise;
}

/** What a reader would copy from each page: for specs. */
export async function pages(bytes: Uint8Array): Promise<Placed[][]> {
	const pdf = await open(bytes);
	const numbers = Array.from({ length: pdf.numPages }, (_, i) => i + 1);
	return Promise.all(
		numbers.map(async (n) => {
			const { items } = await (await pdf.getPage(n)).getTextContent({ disableNormalization: true });
			return items.flatMap((item) => {
				if (!('str' in item) || !item.str.trim()) return [];
				const [, skew, , , x, y] = item.transform as [number, number, number, number, number, number];
				return [{ text: item.str, x: x * MM, y: 297 - y * MM, width: item.width * MM, turned: skew !== 0 }];
			});
		})
	);
}

/** Without blanks: where lines break is the layout's business. */
export function bare(text: string): string {
	return text.replace(/\s+/g, '');
}

/** The whole text without blanks. */
export async function bareText(bytes: Uint8Array): Promise<string> {
	return bare((await pages(bytes)).flatMap((page) => page.map(({ text }) => text)).join(''));
}

/** Addresses that a click leads to. */
export async function links(bytes: Uint8Array): Promise<string[]> {
	const pdf = await open(bytes);
	const found = await Promise.all(
		Array.from({ length: pdf.numPages }, async (_, i) => (await pdf.getPage(i + 1)).getAnnotations())
	);
	return found.flat().map((annotation: { unsafeUrl?: string }) => annotation.unsafeUrl ?? '');
}

/** The file's properties. */
export async function properties(bytes: Uint8Array): Promise<Record<string, unknown>> {
	const { info } = await (await open(bytes)).getMetadata();
	return info as Record<string, unknown>;
}
