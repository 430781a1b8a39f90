import { isRefused, refused, type Refused } from '../../domain/refusal.ts';
import { IMPORT_MAX, tableOf, type ImportTable } from '../../domain/services/import-table.ts';
import type { Tables } from '../ports.ts';
import { csvRows } from './csv-rows.ts';
import { xlsxRows } from './xlsx-rows.ts';

const XLSX = [0x50, 0x4b, 0x03, 0x04];
const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, i) => bytes[i] === byte);

const TOO_MANY = /^Max (row|column) count/;

async function rowsOf(name: string, bytes: Uint8Array): Promise<string[][] | Refused> {
	const { rows, columns } = IMPORT_MAX;
	try {
		if (begins(bytes, XLSX)) return await xlsxRows(bytes, { rows, columns });
		// A text has no zero bytes; the old .xls and most else has.
		if (bytes.includes(0)) return refused('table-unreadable', { name });
		return csvRows(bytes, rows + 1);
	} catch (error) {
		const many = error instanceof Error && TOO_MANY.test(error.message);
		return many ? refused('table-too-large', { rows, columns }) : refused('table-unreadable', { name });
	}
}

const tooLarge = ({ headings, rows }: ImportTable): boolean =>
	rows.length > IMPORT_MAX.rows || headings.length > IMPORT_MAX.columns;

const tooLong = ({ rows }: ImportTable): number =>
	rows.findIndex((row) => row.some((cell) => cell.length > IMPORT_MAX.cell));

/** Reads a table of another system, XLSX or CSV, by its bytes and not by its name. */
export const tables: Tables = {
	async read(name, bytes) {
		const { rows: most, columns, bytes: size, cell } = IMPORT_MAX;
		if (bytes.length > size) return refused('file-too-large', { name, megabytes: size / 1024 / 1024 });
		const raw = await rowsOf(name, bytes);
		if (isRefused(raw)) return raw;
		const table = tableOf(raw);
		if (!table?.rows.length) return refused('table-empty', { name });
		if (tooLarge(table)) return refused('table-too-large', { rows: most, columns });
		const long = tooLong(table);
		return long < 0 ? table : refused('cell-too-long', { row: long + 2, max: cell });
	}
};
