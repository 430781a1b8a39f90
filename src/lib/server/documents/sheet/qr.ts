import { encode } from 'uqr';
import { CHECK } from '../words.ts';
import { INK, type Sheet } from './page.ts';
import { write } from './write.ts';

/** Of the code, mm. */
export const QR = 24;

/** Draws a QR code as one path, so that no seams show between its modules. */
function qr(sheet: Sheet, text: string, x: number, y: number, size: number): void {
	const { data } = encode(text, { ecc: 'M', border: 0 });
	const module = size / data.length;
	sheet.doc.setFillColor(255, 255, 255).rect(x - 2, y - 2, size + 4, size + 4, 'F');
	sheet.doc.setFillColor(0, 0, 0);
	data.forEach((row, i) =>
		row.forEach((dark, j) => {
			if (dark) sheet.doc.rect(x + j * module, y + i * module, module, module, null);
		})
	);
	sheet.doc.fill();
	sheet.doc.link(x, y, size, size, { url: text });
}

/** The code and the address by which anyone can check the document. */
export function check(sheet: Sheet, { link, shown }: NonNullable<Sheet['verify']>): void {
	const top = sheet.y;
	qr(sheet, link, sheet.x, top, QR);
	sheet.y = top + 4;
	const beside = { size: 9, from: QR + 4 } as const;
	write(sheet, CHECK, { ...beside, ink: INK.soft, after: 0.6 });
	write(sheet, shown, beside);
	sheet.y = Math.max(sheet.y, top + QR) + 4;
}
