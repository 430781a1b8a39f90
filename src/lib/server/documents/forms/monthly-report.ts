import type { MonthlyReport, ReportTable } from '../../../domain/attestation/documents.ts';
import { closing, decision } from '../sheet/closing.ts';
import { minute, monthName } from '../sheet/dates.ts';
import { say, type Sheet } from '../sheet/page.ts';
import { table, type Column } from '../sheet/table.ts';
import { heading, write } from '../sheet/write.ts';
import * as words from '../words.ts';

type Row = ReportTable['rows'][number];

/** Of a column of numbers, mm. */
const NARROWEST = 13;
const WIDEST = 26;
/** Labels take at least this much of the page, mm. */
const LABELS = 50;

const figure = (value: number | null | undefined): string =>
	value === null || value === undefined ? '—' : String(value).replace('.', ',');

function columns(sheet: Sheet, { label, columns: heads }: ReportTable): Column<Row>[] {
	const share = (sheet.width - LABELS) / Math.max(1, heads.length);
	const fixed = Math.max(NARROWEST, Math.min(WIDEST, share));
	return [
		{ head: label, width: 1, cell: (row) => row.label },
		...heads.map((head, i): Column<Row> => ({
			head,
			width: 0,
			fixed,
			align: 'right',
			cell: ({ values }) => figure(values[i])
		}))
	];
}

function one(sheet: Sheet, report: ReportTable, n: number): void {
	heading(sheet, `${n}. ${say(sheet, report.title)}`);
	const total = report.total && { label: words.SUM, values: report.total };
	const rows = total && report.rows.length > 0 ? [...report.rows, total] : report.rows;
	const last = total ? rows.length - 1 : -1;
	table(sheet, columns(sheet, report), rows, { size: 10, strong: (index) => index === last });
}

/** Which month it is, and until when it was counted. */
function period(sheet: Sheet, { month: of, asOf }: MonthlyReport): void {
	const [year = '', month = ''] = of.split('-');
	const said = say(sheet, words.REPORT_OF, { year, month: monthName(Number(month), sheet.lang) });
	write(sheet, said, { align: 'center', after: asOf === null ? 4 : 1 });
	if (asOf === null) return;
	const at = minute(asOf, sheet.office.utcOffsetMinutes);
	write(sheet, say(sheet, words.REPORT_AS_OF, { at }), { align: 'center', after: 4 });
}

/** The numbers of a month, a table each, as they were counted when it was issued. */
export function monthlyReport(sheet: Sheet, document: MonthlyReport): void {
	period(sheet, document);
	document.tables.forEach((report, i) => one(sheet, report, i + 1));
	const author = { recorded: words.REPORT_MADE, signature: document.author };
	closing(sheet, document.ground, document.signedBy ? [author, decision(document.signedBy)] : [author]);
}
