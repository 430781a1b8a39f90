import type { Bilingual } from '../../../../domain/text.ts';
import { piece } from '../../sheet/flow.ts';
import { INK, keep, lines, pen, say, type Sheet } from '../../sheet/page.ts';
import { write } from '../../sheet/write.ts';

const INSET = 5;
const GAP = 6;
const HEAD = { size: 12, face: 'bold', align: 'center', ink: INK.accent } as const;
const LABEL = { size: 9.5, align: 'center', ink: INK.soft } as const;
const VALUE = { size: 13, face: 'bold', align: 'center' } as const;

/** A stamp in two rules: what was done, and when, side by side. */
export function stamp(
	sheet: Sheet,
	head: Bilingual,
	cells: readonly (readonly [Bilingual, Bilingual | string])[]
): void {
	piece(sheet);
	const inner = sheet.width - 2 * INSET;
	const width = (inner - GAP * (cells.length - 1)) / cells.length;
	const heights = cells.map(([label, value]) => {
		const labels = pen(sheet.doc, LABEL) * lines(sheet.doc, say(sheet, label), width).length;
		return labels + pen(sheet.doc, VALUE) * lines(sheet.doc, say(sheet, value), width).length + 1;
	});
	const height = pen(sheet.doc, HEAD) + Math.max(...heights) + 9;
	keep(sheet, height + 7);
	sheet.y += 2.5;
	const top = sheet.y;
	const [r, g, b] = INK.accent;
	sheet.doc.setDrawColor(r, g, b).setLineWidth(0.6).rect(sheet.x, top, sheet.width, height);
	sheet.doc.setLineWidth(0.2).rect(sheet.x + 1, top + 1, sheet.width - 2, height - 2);
	sheet.y = top + 3;
	write(sheet, head, { ...HEAD, after: 2 });
	const under = sheet.y;
	cells.forEach(([label, value], i) => {
		const place = { from: INSET + i * (width + GAP), width };
		sheet.y = under;
		write(sheet, label, { ...LABEL, ...place, after: 1 });
		write(sheet, value, { ...VALUE, ...place });
	});
	sheet.y = top + height + 4;
}
