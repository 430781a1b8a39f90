import { GROUND, OF_REGULATION, ORDER_OF, PARAGRAPH, SUBPARAGRAPH, SUBPARAGRAPHS } from '../words.ts';
import { dated, day } from './dates.ts';
import { say, type Sheet } from './page.ts';

const PLACE = /^(\d+)(?:\.(\d+))?$/;

/** A paragraph of the regulation with those of its sub-paragraphs that are meant. */
function place(sheet: Sheet, paragraph: string, subs: readonly string[]): string {
	if (subs.length === 0) return say(sheet, PARAGRAPH, { paragraph });
	const sub = subs.map((n) => `${n})`).join(', ');
	return say(sheet, subs.length === 1 ? SUBPARAGRAPH : SUBPARAGRAPHS, { paragraph, sub });
}

function places(sheet: Sheet, grounds: readonly string[]): string[] {
	const paragraphs = new Map<string, string[]>();
	for (const ground of grounds) {
		const [, paragraph = '', sub] = PLACE.exec(ground) ?? [];
		paragraphs.set(paragraph, [...(paragraphs.get(paragraph) ?? []), ...(sub ? [sub] : [])]);
	}
	return [...paragraphs].map(([paragraph, subs]) => place(sheet, paragraph, subs));
}

/** Grounds such as «7.8» or «13» in words: «подпункт 8) пункта 7 Регламента»; anything else as it stands. */
export function groundWords(sheet: Sheet, grounds: readonly string[]): string {
	const found = places(
		sheet,
		grounds.filter((ground) => PLACE.test(ground))
	).join(', ');
	const regulation = found ? [say(sheet, OF_REGULATION, { places: found })] : [];
	return [...regulation, ...grounds.filter((ground) => !PLACE.test(ground))].join('; ');
}

/** «Основание: …»; empty when the document names none. */
export function groundLine(sheet: Sheet, grounds: readonly string[]): string {
	const ground = groundWords(sheet, grounds);
	return ground && say(sheet, GROUND, { ground });
}

/** Number and date of another document. */
interface Reference {
	number: string;
	date: number;
}

/** What names another document: the date in words and the number, which do not part at the end of a line. */
export function reference(sheet: Sheet, { number, date }: Reference): { date: string; number: string } {
	return { date: dated(date, sheet.office.utcOffsetMinutes, sheet.lang), number };
}

/** «приказ от 4 декабря 2026 года № 04-12/345» */
export function orderWords(sheet: Sheet, order: Reference): string {
	return say(sheet, ORDER_OF, reference(sheet, order));
}

/** 04.12.2026 on the office's wall. */
export function onDay(sheet: Sheet, ms: number): string {
	return day(ms, sheet.office.utcOffsetMinutes);
}
