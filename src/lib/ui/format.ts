import type { Bilingual, ScreenLang } from '$lib/domain/text';

/** Kazakhstan keeps one time, UTC+5, since 1 March 2024. Fixed, because old browsers still think Almaty is UTC+6. */
const OFFICE_OFFSET_MS = 5 * 3_600_000;

/** A person's name as the screens get it. */
export interface PersonName {
	surname: string;
	given: string;
	patronymic?: string | null;
}

const pad = (n: number) => String(n).padStart(2, '0');
const office = (at: number) => new Date(at + OFFICE_OFFSET_MS);

/** dd.mm.yyyy. Takes epoch milliseconds (shown in the office's time) or a date written yyyy-mm-dd. */
export function formatDate(value: number | string): string {
	if (typeof value === 'string') return value.slice(0, 10).split('-').reverse().join('.');
	const d = office(value);
	return `${pad(d.getUTCDate())}.${pad(d.getUTCMonth() + 1)}.${d.getUTCFullYear()}`;
}

/** hh:mm in the office's time; with `seconds`, hh:mm:ss. */
export function formatTime(at: number, seconds = false): string {
	const d = office(at);
	const minutes = `${pad(d.getUTCHours())}:${pad(d.getUTCMinutes())}`;
	return seconds ? `${minutes}:${pad(d.getUTCSeconds())}` : minutes;
}

/** dd.mm.yyyy, hh:mm. */
export function formatDateTime(at: number): string {
	return `${formatDate(at)}, ${formatTime(at)}`;
}

/** Time left as hh:mm:ss. A begun second counts as whole, so 00:00:00 means that nothing is left. */
export function formatLeft(ms: number): string {
	const seconds = Math.max(0, Math.ceil(ms / 1000));
	return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
}

/** Surname – given name – patronymic. */
export function fullName({ surname, given, patronymic }: PersonName): string {
	return [surname, given, patronymic].filter(Boolean).join(' ');
}

/** Surname with initials: «Жұмабекова А. С.». */
export function initials({ surname, given, patronymic }: PersonName): string {
	const letters = [given, patronymic].filter(Boolean).map((part) => `${[...String(part)][0]}.`);
	// Held together: an initial never starts a line.
	return [surname, ...letters].join('\u00a0');
}

export type CountForm = 'one' | 'few' | 'many';

/** Which form of a word a whole number takes: Russian has three, English two; Kazakh words do not change. */
export function countForm(lang: ScreenLang, n: number): CountForm {
	if (lang === 'kk') return 'many';
	if (lang === 'en') return n === 1 ? 'one' : 'many';
	const tens = Math.abs(n) % 100;
	const units = tens % 10;
	if (units === 1 && tens !== 11) return 'one';
	return units >= 2 && units <= 4 && (tens < 12 || tens > 14) ? 'few' : 'many';
}

/** A text of the documents on a screen: English screens show the Russian one. */
export function inLang(text: Bilingual, lang: ScreenLang): string {
	return lang === 'kk' ? text.kk : text.ru;
}

/** Size of a file, ready to be put into a message: kilobytes below one megabyte. */
export function sizeParts(bytes: number): { unit: 'kb' | 'mb'; size: string } {
	if (bytes < 1048576) return { unit: 'kb', size: String(Math.max(1, Math.round(bytes / 1024))) };
	return { unit: 'mb', size: (bytes / 1048576).toFixed(1).replace('.', ',') };
}

/** «61 500 ₸»: whole tenge. */
export const formatMoney = (tenge: number): string =>
	`${String(tenge).replace(/\B(?=(\d{3})+$)/g, '\u00a0')}\u00a0₸`;
