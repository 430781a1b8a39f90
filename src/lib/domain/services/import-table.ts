/** A table as another system exported it: its headings, each by itself, and its rows, every one as long as they are. */
export interface ImportTable {
	headings: string[];
	rows: string[][];
}

/** What one import takes at most. */
export const IMPORT_MAX = { rows: 5_000, columns: 60, bytes: 5 * 1024 * 1024, cell: 2_000 };

const shown = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/** Headings each by itself: an empty one is called by its place, one that comes again gets a number. */
function headingsOf(row: readonly string[]): string[] {
	const taken = new Set<string>();
	return row.map((cell, i) => {
		const name = shown(cell).slice(0, 100) || `№ ${i + 1}`;
		let own = name;
		for (let n = 2; taken.has(own); n++) own = `${name} (${n})`;
		taken.add(own);
		return own;
	});
}

const isEmpty = (row: readonly string[]): boolean => row.every((cell) => cell.trim() === '');

/** Rows of a file as a table: the first that says something holds the headings; empty rows are left out. */
export function tableOf(raw: readonly (readonly string[])[]): ImportTable | null {
	const rows = raw.filter((row) => !isEmpty(row));
	const [head, ...body] = rows;
	if (!head) return null;
	const width = Math.max(...rows.map((row) => row.findLastIndex((cell) => cell.trim() !== '') + 1));
	const filled = (row: readonly string[]) =>
		Array.from({ length: width }, (_, i) => (row[i] ?? '').normalize('NFC').trim());
	return { headings: headingsOf(filled(head)), rows: body.map(filled) };
}
