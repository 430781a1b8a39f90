import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const LANGS = ['kk', 'ru', 'en'] as const;

type Messages = Record<string, string>;

function read(lang: string): Messages {
	const { $schema: _, ...messages } = JSON.parse(
		readFileSync(new URL(`./messages/${lang}.json`, import.meta.url), 'utf8')
	);
	return messages as Messages;
}

const all = Object.fromEntries(LANGS.map((lang) => [lang, read(lang)])) as Record<
	(typeof LANGS)[number],
	Messages
>;
const placeholders = (text: string): string[] =>
	[...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the words of the screens', () => {
	it.each(['ru', 'en'] as const)('exist in %s for every word there is in Kazakh, and no others', (lang) => {
		expect(Object.keys(all[lang]).sort()).toEqual(Object.keys(all.kk).sort());
	});

	it.each(LANGS)('are never empty in %s and are composed (NFC)', (lang) => {
		for (const [key, text] of Object.entries(all[lang])) {
			expect(text.trim(), key).not.toBe('');
			expect(text, key).toBe(text.normalize('NFC'));
		}
	});

	it('take the same placeholders in every language', () => {
		for (const key of Object.keys(all.kk)) {
			for (const lang of ['ru', 'en'] as const) {
				expect(new Set(placeholders(all[lang][key] ?? '')), `${key} in ${lang}`).toEqual(
					new Set(placeholders(all.kk[key] ?? ''))
				);
			}
		}
	});

	it('are compiled into the program, every one of them', () => {
		// Offline, a compiler that cannot load its plugin succeeds with zero messages.
		const compiled = readFileSync(new URL('./paraglide/messages/_index.js', import.meta.url), 'utf8');
		const missing = Object.keys(all.kk).filter((key) => !compiled.includes(`./${key}.js'`));
		expect(missing).toEqual([]);
	});
});
