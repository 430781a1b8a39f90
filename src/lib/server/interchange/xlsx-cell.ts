/** A cell as it is written: what its text means, and how it is shown. */
export interface Typed {
	type: string;
	style: number;
}

/** What the cells of a workbook refer to. */
interface Book {
	strings: readonly string[];
	/** By style. */
	dates: readonly boolean[];
	from1904: boolean;
}

/** Formats of dates and times that have no code of their own (ECMA-376, 18.8.30). */
const BUILT_IN = [
	[14, 22],
	[27, 36],
	[45, 47],
	[50, 58]
] as const;

/** Whether numbers of a format are days: what is quoted, or stands in brackets, says nothing. */
export function isDateFormat(id: number, code: string | undefined): boolean {
	if (code === undefined) return BUILT_IN.some(([from, to]) => id >= from && id <= to);
	const meant = code.slice(0, 255).replace(/\[[^\]]*\]|"[^"]*"|\\./g, '');
	return /[ymdhs]/i.test(meant) && !/general/i.test(meant);
}

const DAY_MS = 86_400_000;
/** Days of a spreadsheet before 1970, counted from 1900 or from 1904. */
const [SINCE_1900, SINCE_1904] = [25_569, 24_107];

const two = (n: number) => String(n).padStart(2, '0');

/** A spreadsheet's dates have no zone: what it shows is what was meant. */
function dateText(days: number, from1904: boolean): string {
	const date = new Date(Math.round((days - (from1904 ? SINCE_1904 : SINCE_1900)) * DAY_MS));
	if (Number.isNaN(date.getTime())) return '';
	const day = date.toISOString().slice(0, 10);
	const [h, min] = [date.getUTCHours(), date.getUTCMinutes()];
	return h || min ? `${day}T${two(h)}:${two(min)}` : day;
}

function numberText(text: string, { style }: Typed, { dates, from1904 }: Book): string {
	const value = text.trim() === '' ? NaN : Number(text);
	if (Number.isNaN(value)) return '';
	return dates[style] ? dateText(value, from1904) : String(value);
}

const AS_WRITTEN = (text: string): string => text;

type Shown = (text: string, cell: Typed, book: Book) => string;

const SHOWN: Readonly<Record<string, Shown>> = {
	s: (text, _, { strings }) => strings[Number(text)] ?? '',
	str: AS_WRITTEN,
	inlineStr: AS_WRITTEN,
	d: AS_WRITTEN,
	b: (text) => String(text.trim() === '1'),
	e: () => '',
	n: numberText
};

/** What a cell shows. Of a formula the result that was saved with it: nothing is ever worked out here. */
export const cellValue = (cell: Typed, text: string, book: Book): string =>
	text === '' ? '' : (SHOWN[cell.type] ?? AS_WRITTEN)(text, cell, book);
