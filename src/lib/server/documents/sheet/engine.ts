import type { jsPDF as Doc } from 'jspdf';
import type { UserOptions } from 'jspdf-autotable';

/** The vendor library with the fonts, loaded when the first document is asked for: starting stays quick. */
export interface Engine {
	newDoc(): Doc;
	drawTable(doc: Doc, options: UserOptions): void;
}

/** Name of the font family in the documents. */
export const FAMILY = 'Tinos';

async function load(): Promise<Engine> {
	const [{ jsPDF }, { autoTable }, regular, bold, italic] = await Promise.all([
		import('jspdf'),
		import('jspdf-autotable'),
		import('../fonts/tinos-regular.ts'),
		import('../fonts/tinos-bold.ts'),
		import('../fonts/tinos-italic.ts')
	]);
	// Each measuring of a text looks for Arabic letters first; the fonts have none, and it takes a quarter of the time.
	Object.assign(jsPDF.API, { processArabic: undefined });
	const faces = { normal: regular.default, bold: bold.default, italic: italic.default };
	return {
		newDoc() {
			const doc = new jsPDF({ unit: 'mm', format: 'a4', compress: true, putOnlyUsedFonts: true });
			for (const [style, base64] of Object.entries(faces)) {
				doc.addFileToVFS(`${FAMILY}-${style}.ttf`, base64);
				doc.addFont(`${FAMILY}-${style}.ttf`, FAMILY, style);
			}
			return doc.setFont(FAMILY, 'normal');
		},
		drawTable: autoTable
	};
}

let engine: Promise<Engine> | undefined;

/** The one engine of the process. A load that failed is tried again next time. */
export function loadEngine(): Promise<Engine> {
	engine ??= load().catch((error: unknown) => {
		engine = undefined;
		throw error;
	});
	return engine;
}
