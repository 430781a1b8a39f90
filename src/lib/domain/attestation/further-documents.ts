import type { Bilingual } from '../text.ts';
import type { Common, Signature } from './documents.ts';

/**
 * A slip and how it is set right: where it stands, what is said there, and what is to be said. Each language of the
 * document has its own words for it.
 */
export interface Correction {
	place: Bilingual;
	was: Bilingual;
	be: Bilingual;
}

/** An order that sets slips of another, signed one right; the other stays as it was printed. */
export interface AmendingOrder extends Common {
	type: 'amending-order';
	/** The order set right; `title` is its official one. */
	amends: { number: string; date: number; title: Bilingual };
	corrections: Correction[];
	/** Why, as written; empty where nothing is added to «a slip was found». */
	because: Bilingual;
}

/** Numbers under heads, a row for each label. */
export interface ReportTable {
	title: Bilingual;
	/** Head of the column of labels. */
	label: Bilingual;
	columns: (Bilingual | string)[];
	/** As many values as columns; null is printed as a dash. */
	rows: { label: Bilingual | string; values: (number | null)[] }[];
	/** A last row in bold. */
	total?: (number | null)[];
}

/** What the office tells its ministry of one month. */
export interface MonthlyReport extends Common {
	type: 'monthly-report';
	/** YYYY-MM of the office's calendar. */
	month: string;
	/** Until when it was counted, epoch ms, while the month was not over; null once it was. */
	asOf: number | null;
	tables: ReportTable[];
	author: Signature;
}
