import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REFUSALS } from './refusal.ts';
import { ROLES } from './people/roles.ts';
import { REFUSAL_KINDS } from './services/refusal-kinds.ts';

const LANGS = ['kk', 'ru', 'en'] as const;

const texts = (lang: string): Record<string, string | undefined> =>
	JSON.parse(readFileSync(new URL(`../../i18n/messages/${lang}.json`, import.meta.url), 'utf8'));

const TEXTS = Object.fromEntries(LANGS.map((lang) => [lang, texts(lang)])) as Record<
	(typeof LANGS)[number],
	ReturnType<typeof texts>
>;

const keyOf = (area: string, code: string) => `${area}_${code.replaceAll('-', '_')}`;
const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the texts of refusals', () => {
	it.each(Object.keys(REFUSALS))('"%s" says in three languages what is wrong', (code) => {
		const key = keyOf('refusal', code);
		for (const lang of LANGS) expect(TEXTS[lang][key], `${key} in ${lang}`).toBeTruthy();
	});

	it.each(Object.keys(REFUSALS))('"%s" uses the same details in every language', (code) => {
		const [kk, ...others] = LANGS.map((lang) => placeholders(TEXTS[lang][keyOf('refusal', code)] ?? ''));
		for (const used of others) expect(used).toEqual(kk);
	});

	it.each(Object.entries(REFUSALS).filter(([, refusal]) => 'rule' in refusal))(
		'"%s" names the rule it rests on',
		(code, refusal) => {
			const rule = 'rule' in refusal ? refusal.rule : '';
			// «¶7.11», «п. 7.11 регламента», «регламенттің 7.11-тармағы»
			const paragraph = rule.replace('¶', '');
			for (const lang of LANGS) expect(TEXTS[lang][keyOf('refusal', code)]).toContain(paragraph);
		}
	);

	it('has no text without a refusal', () => {
		const kinds = Object.keys(REFUSAL_KINDS).map((kind) => keyOf('refusal_kind', kind));
		const known = new Set([
			...Object.keys(REFUSALS).map((code) => keyOf('refusal', code)),
			...kinds.flatMap((kind) => [kind, `${kind}_text`])
		]);
		const orphans = Object.keys(TEXTS.kk).filter(
			(key) => key.startsWith('refusal_') && key !== 'refusal_other' && !known.has(key)
		);
		expect(orphans).toEqual([]);
	});
});

describe('the kinds of refusal of the regulations', () => {
	it.each(Object.keys(REFUSAL_KINDS))('"%s" has its own name and words in three languages', (kind) => {
		const key = keyOf('refusal_kind', kind);
		for (const lang of LANGS) {
			expect(TEXTS[lang][key]).toBeTruthy();
			expect(TEXTS[lang][`${key}_text`]).toBeTruthy();
		}
	});
});

describe('the names of roles', () => {
	it.each(ROLES)('"%s" has a name in three languages', (role) => {
		for (const lang of LANGS) expect(TEXTS[lang][keyOf('role', role)]).toBeTruthy();
	});
});
