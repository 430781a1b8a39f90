import { need } from '$lib/server/door';
import { xlsxFile } from '$lib/server/spreadsheet';
import { m } from '$i18n/paraglide/messages';
import { getLocale } from '$i18n/paraglide/runtime';
import type { RequestHandler } from './$types';
import { askedMonth } from '../asked';
import { periodOf } from '../period';
import { reportTables, type WordedTable } from '../wording';

const sheetOf = ({ title, label, columns, rows, total }: WordedTable, n: number) => {
	const lang = getLocale();
	const said = (text: WordedTable['rows'][number]['label']) => (typeof text === 'string' ? text : text[lang]);
	const lines = rows.map((row) => [said(row.label), ...row.values]);
	return {
		title: `${n}. ${title[lang]}`,
		columns: [
			{ label: label[lang] },
			...columns.map((column) => ({ label: column[lang], type: 'number' as const }))
		],
		rows: total && rows.length ? [...lines, [m.report_total(), ...total]] : lines
	};
};

/** The report of a month as a workbook: a tab for each table. */
export const GET: RequestHandler = async ({ locals, url }) => {
	const { month, counts, specialities } = need(await locals.app.viewReport(askedMonth(url)));
	const note = periodOf(month);
	const sheets = reportTables(counts, specialities).map((table, i) => ({ ...sheetOf(table, i + 1), note }));
	return xlsxFile(`report-${month.month}`, sheets);
};
