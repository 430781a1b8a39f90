import { setImmediate } from 'node:timers/promises';
import { isRefused, refused, type Refused } from '../../domain/refusal.ts';
import { IMPORT_MAX, tableOf } from '../../domain/services/import-table.ts';
import type { Tables } from '../ports.ts';
import { csvRows } from './csv-rows.ts';
import { TooLarge } from './foreign-zip.ts';
import { xlsxRows } from './xlsx-rows.ts';

const XLSX = [0x50, 0x4b, 0x03, 0x04];
const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);

/** Fewer than rows times columns: none waits long for the largest table. */
const CELLS = 200_000;

const { rows: ROWS, columns: COLUMNS, bytes: BYTES, cell: CELL } = IMPORT_MAX;
const TABLE_TOO_LARGE = refused('table-too-large', { rows: ROWS, columns: COLUMNS, cells: CELLS });

async function rowsOf(name: string, bytes: Uint8Array): Promise<string[][] | Refused> {
	try {
		if (begins(bytes, XLSX)) return await xlsxRows(bytes, { rows: ROWS, columns: COLUMNS, cells: CELLS });
		// A text has no zero bytes; the old .xls and most else has.
		if (bytes.includes(0)) return refused('table-unreadable', { name });
		return await csvRows(bytes, ROWS + 1);
	} catch (error) {
		return error instanceof TooLarge ? TABLE_TOO_LARGE : refused('table-unreadable', { name });
	}
}

const says = (cell: string): boolean => cell.trim() !== '';

/** Looked at before anything is made of the rows. */
function notWithin(raw: readonly (readonly string[])[]): Refused | null {
	let cells = 0;
	const rows = raw.filter((row) => row.some(says));
	for (const [i, row] of rows.entries()) {
		const width = row.findLastIndex(says) + 1;
		cells += width;
		if (width > COLUMNS || cells > CELLS) return TABLE_TOO_LARGE;
		if (row.some((cell) => cell.length > CELL)) return refused('cell-too-long', { row: i + 1, max: CELL });
	}
	return rows.length > ROWS + 1 ? TABLE_TOO_LARGE : null;
}

/** Reads a table of another system, XLSX or CSV, by its bytes and not by its name. */
export const tables: Tables = {
	async read(name, bytes) {
		if (bytes.length > BYTES) return refused('file-too-large', { name, megabytes: BYTES / 1024 / 1024 });
		const raw = await rowsOf(name, bytes);
		if (isRefused(raw)) return raw;
		await setImmediate();
		const no = notWithin(raw);
		if (no) return no;
		await setImmediate();
		const table = tableOf(raw);
		return table?.rows.length ? table : refused('table-empty', { name });
	}
};
