/**
 * Where a formula would begin. A spreadsheet may be told to part cells by a comma or a tab; it then takes no heed of quotes
 * in the middle of what it reads, so the inside of a cell can become the beginning of one.
 */
const FORMULA = /(^|[,;\t\r\n])(["\s]*)([=+\-@])/g;

/** A cell a spreadsheet shows as it is, whatever it parts cells by: quoted where needed, never taken for a formula. */
function cell(value: string | number | null): string {
	if (typeof value !== 'string') return value === null ? '' : String(value);
	const harmless = value.replace(FORMULA, "$1$2'$3").replace(/^[\t\r]/, "'$&");
	return /[";,\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Rows as a CSV file to be saved: UTF-8 with its mark and semicolons, as spreadsheets set to Kazakh or Russian expect.
 * `name` is the file's name without its ending, ASCII.
 */
export function csvFile(
	name: string,
	head: readonly string[],
	rows: readonly (readonly (string | number | null)[])[]
): Response {
	const text = [head, ...rows].map((row) => row.map(cell).join(';')).join('\r\n');
	return new Response(`\uFEFF${text}\r\n`, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${name}.csv"`,
			'cache-control': 'private, no-store'
		}
	});
}

/** Every page of a list, one after another: an export leaves nothing out. `read` gets the place where a page begins. */
export async function everyPage<P extends { next: string | undefined }>(
	read: (from: { after?: string }) => Promise<P>
): Promise<P[]> {
	const pages: P[] = [];
	let after: string | undefined;
	do {
		const page = await read(after === undefined ? {} : { after });
		pages.push(page);
		after = page.next;
	} while (after !== undefined);
	return pages;
}
