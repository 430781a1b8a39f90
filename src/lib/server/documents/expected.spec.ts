import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../domain/text.ts';
import { plainPages } from './extract.ts';
import { renderDocument } from './render.ts';
import { SAMPLES } from './samples.ts';

/** `npx vitest run src/lib/server/documents/expected.spec.ts -u` writes them anew: somebody reads then what has changed. */
const FOLDER = new URL('./expected/', import.meta.url);
const EACH = Object.values(SAMPLES).flatMap((document) =>
	LANGS.map((lang) => ({ document, type: document.type, lang, file: `${document.type}-${lang}.txt` }))
);

describe('what stands on the pages of a document, word by word and line by line', () => {
	it.each(EACH)('of $type in $lang is what was read and agreed', async ({ document, lang, file }) => {
		const text = await plainPages(await renderDocument(document, lang, 'https://synaq.example.kz'));
		await expect(text).toMatchFileSnapshot(`./expected/${file}`);
	});

	it('is agreed for every type in both languages, and for nothing else', () => {
		expect(readdirSync(FOLDER).sort()).toEqual(EACH.map(({ file }) => file).sort());
	});
});
