import { fingerprint } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import type { Correction } from './further-documents.ts';
import type { AmendingContent, OrderState } from './order.ts';

/** What an amending order says; people may be named in it. */
export interface AmendingText {
	corrections: Correction[];
	/** Why; empty where nothing is added to «a slip was found». */
	because: string;
}

/** The most corrections of one order, and the longest of their texts, in characters. */
export const [CORRECTIONS_MAX, CORRECTION_TEXT_MAX] = [40, 500] as const;

const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const blank = ({ place, was, be }: Correction): boolean => !place && !was && !be;
const wrong = ({ place, was, be }: Correction): boolean =>
	!place || !was || !be || [place, was, be].some((text) => [...text].length > CORRECTION_TEXT_MAX);

/**
 * Reads corrections as they were typed; empty rows fall away. Refuses 'corrections-missing' when none is left,
 * 'bad-input' naming the row (from 1) that is not whole, 'correction-changes-nothing' likewise.
 */
export function parseAmending({ corrections, because }: AmendingText): AmendingText | Refused {
	const rows = corrections.map(({ place, was, be }) => ({
		place: tidy(place),
		was: tidy(was),
		be: tidy(be)
	}));
	const badly = rows.findIndex((row) => !blank(row) && wrong(row));
	if (badly >= 0) return refused('bad-input', { field: 'corrections', row: badly + 1 });
	const idle = rows.findIndex((row) => !blank(row) && row.was === row.be);
	if (idle >= 0) return refused('correction-changes-nothing', { row: idle + 1 });
	const whole = rows.filter((row) => !blank(row));
	if (!whole.length || whole.length > CORRECTIONS_MAX) return refused('corrections-missing');
	return { corrections: whole, because: because.normalize('NFC').trim() };
}

/** What the chain keeps of an amending order. */
export const amendingContent = (amends: string, text: AmendingText): AmendingContent => ({
	kind: 'amending',
	amends,
	corrections: text.corrections.length,
	fingerprint: fingerprint(text)
});

/** Only what is signed is set right by another order: a draft is changed. Refuses 'order-not-signed'. */
export const mayBeAmended = ({ status }: Pick<OrderState, 'status'>): Refused | null =>
	status === 'signed' ? null : refused('order-not-signed');
