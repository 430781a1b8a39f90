import { readFileSync } from 'node:fs';

export type Lang = 'kk' | 'ru' | 'en';

/** Every message of the screens by its key. */
export const MESSAGES = Object.fromEntries(
	(['kk', 'ru', 'en'] as const).map((lang) => [
		lang,
		JSON.parse(readFileSync(`src/i18n/messages/${lang}.json`, 'utf8')) as Record<string, string>
	])
) as Record<Lang, Record<string, string>>;

/** What the screen says under a key; Kazakh unless another language is asked for. */
export function say(key: string, details: Record<string, string | number> = {}, lang: Lang = 'kk'): string {
	const message = MESSAGES[lang][key];
	if (message === undefined) throw new Error(`No message ${key} in ${lang}.`);
	return message.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? `{${name}}`));
}

/** The same with anything in the place of its details, for a match. */
export function saying(key: string, lang: Lang = 'kk'): RegExp {
	const escaped = say(key, {}, lang).replace(/[.*+?^$()|[\]\\]/g, '\\$&');
	return new RegExp(escaped.replace(/\{\w+\}/g, '.+?'));
}
