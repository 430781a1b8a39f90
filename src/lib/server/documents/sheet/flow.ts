import { left, newPage, PAGE, type Sheet } from './page.ts';

/**
 * The pieces of a text, counted, so that neither a signature nor a heading stands alone on a page: where it would, the
 * document is written again with the piece before it on the next page.
 */
export interface Flow {
	/** How many pieces were begun; a heading and what follows it are one. */
	pieces: number;
	/** The last piece is a heading that waits for its text. */
	open: boolean;
	/** Pieces that begin a new page. */
	readonly parted: ReadonlySet<number>;
	/** The first piece found that has to; null when all is well. */
	alone: number | null;
}

export const newFlow = (parted: ReadonlySet<number>): Flow => ({
	pieces: 0,
	open: false,
	parted,
	alone: null
});

/** Begins a piece; `open` when it is a heading. */
export function piece(sheet: Sheet, open = false): void {
	const { flow } = sheet;
	if (!flow.open) {
		flow.pieces += 1;
		if (flow.parted.has(flow.pieces) && sheet.y > PAGE.top) newPage(sheet);
	}
	flow.open = open;
}

/**
 * Begins a table whose head and first row take `height` mm; whether its last rows have to go to a page of their own. A
 * short one is not divided.
 */
export function tablePiece(sheet: Sheet, rows: number, height: number): boolean {
	const { flow } = sheet;
	const headed = flow.open;
	if (headed && left(sheet) < height) flow.alone ??= flow.pieces;
	if (rows <= 3) {
		piece(sheet);
		return false;
	}
	flow.open = false;
	flow.pieces += 1;
	return flow.parted.has(flow.pieces);
}

/** Goes to a new page unless `height` mm are left for what must not stand there alone. */
export function keepWithText(sheet: Sheet, height: number): void {
	if (left(sheet) >= height - 0.01 || sheet.y <= PAGE.top) return;
	sheet.flow.alone ??= sheet.flow.pieces;
	newPage(sheet);
}
