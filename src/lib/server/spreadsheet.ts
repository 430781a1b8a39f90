import { ALMATY_HOURS } from '../domain/calendar/kazakhstan.ts';
import { formatDate, formatDateTime } from '../ui/format.ts';
import { csvFile } from './csv.ts';
import { xlsx, type Sheet, type SheetCell, type SheetColumn } from './interchange/xlsx.ts';

export type { Sheet } from './interchange/xlsx.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** An XLSX workbook to be saved. `name` is the file's name without its ending, ASCII. */
export async function xlsxFile(name: string, sheets: readonly Sheet[]): Promise<Response> {
	const bytes = await xlsx(sheets, ALMATY_HOURS.utcOffsetMinutes);
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': XLSX,
			'content-disposition': `attachment; filename="${name}.xlsx"`,
			'cache-control': 'private, no-store'
		}
	});
}

function written(value: SheetCell, { type = 'text' }: SheetColumn): SheetCell {
	if (value === null || value === '') return null;
	if (type === 'date') return formatDate(value);
	return type === 'moment' && typeof value === 'number' ? formatDateTime(value) : value;
}

/** A table to be saved in the form the address asks for: `?format=xlsx`, else CSV. */
export async function tableFile(url: URL, name: string, sheet: Sheet): Promise<Response> {
	if (url.searchParams.get('format') === 'xlsx') return xlsxFile(name, [sheet]);
	const rows = sheet.rows.map((row) =>
		row.map((value, at) => written(value, sheet.columns[at] ?? { label: '' }))
	);
	return csvFile(
		name,
		sheet.columns.map(({ label }) => label),
		rows
	);
}
