import { fingerprint } from '../facts.ts';
import { refused, type Refused } from '../refusal.ts';
import { LANGS, type Bilingual } from '../text.ts';
import type { Correction } from './further-documents.ts';
import type { AmendingContent, OrderState } from './order.ts';

/** What an amending order says; people may be named in it. */
export interface AmendingText {
	corrections: Correction[];
	/** Why; empty where nothing is added to «a slip was found». */
	because: Bilingual;
}

/** The most corrections of one order, and the longest of their texts, in characters. */
export const [CORRECTIONS_MAX, CORRECTION_TEXT_MAX] = [40, 500] as const;

const both = (text: Bilingual, change: (text: string) => string): Bilingual => ({
	kk: change(text.kk),
	ru: change(text.ru)
});
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const textsOf = ({ place, was, be }: Correction): string[] =>
	[place, was, be].flatMap(({ kk, ru }) => [kk, ru]);
const blank = (row: Correction): boolean => textsOf(row).every((text) => !text);
const wrong = (row: Correction): boolean =>
	textsOf(row).some((text) => !text || [...text].length > CORRECTION_TEXT_MAX);
/** A slip of one language alone leaves the words of the other as they are. */
const idle = ({ was, be }: Correction): boolean => LANGS.every((lang) => was[lang] === be[lang]);

/**
 * Reads corrections as they were typed; empty rows fall away. Refuses 'corrections-missing' when none is left,
 * 'bad-input' naming the row (from 1) that is not whole in both languages, or the ground that stands in one alone;
 * 'correction-changes-nothing' likewise.
 */
export function parseAmending(typed: AmendingText): AmendingText | Refused {
	const rows = typed.corrections.map(({ place, was, be }) => ({
		place: both(place, tidy),
		was: both(was, tidy),
		be: both(be, tidy)
	}));
	const badly = rows.findIndex((row) => !blank(row) && wrong(row));
	if (badly >= 0) return refused('bad-input', { field: 'corrections', row: badly + 1 });
	const unchanged = rows.findIndex((row) => !blank(row) && idle(row));
	if (unchanged >= 0) return refused('correction-changes-nothing', { row: unchanged + 1 });
	const corrections = rows.filter((row) => !blank(row));
	if (!corrections.length || corrections.length > CORRECTIONS_MAX) return refused('corrections-missing');
	const because = both(typed.because, (text) => text.normalize('NFC').trim());
	if (Boolean(because.kk) !== Boolean(because.ru)) return refused('bad-input', { field: 'because' });
	return { corrections, because };
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
