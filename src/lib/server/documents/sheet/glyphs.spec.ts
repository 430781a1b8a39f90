import { describe, expect, it } from 'vitest';
import { bareText } from '../extract.ts';
import { CHARACTERS } from '../fonts/characters.ts';
import * as words from '../words.ts';
import { FAMILY, loadEngine } from './engine.ts';
import { missingGlyphs, printable } from './glyphs.ts';

const KAZAKH = 'ӘәҒғҚқҢңӨөҰұҮүҺһІі';

describe('characters', () => {
	it.each(['normal', 'bold', 'italic'])(
		'every character has a glyph of its own in the %s face',
		async (face) => {
			const doc = (await loadEngine()).newDoc().setFont(FAMILY, face).setFontSize(8);
			(CHARACTERS.match(/.{1,60}/gsu) ?? []).forEach((line, i) => doc.text(line, 10, 10 + i * 5));
			expect(await bareText(new Uint8Array(doc.output('arraybuffer')))).toBe(CHARACTERS.replace(' ', ''));
		}
	);

	it('knows the Kazakh letters and the marks of documents, and misses an emoji', () => {
		expect(missingGlyphs(`${KAZAKH} № § «» — – ≤ ≥ … ₸ ё Ё ў`)).toEqual([]);
		expect(missingGlyphs('a😀b😀')).toEqual(['😀']);
	});

	it('every word of every document can be printed', () => {
		expect(missingGlyphs(JSON.stringify(words))).toEqual([]);
	});

	it('composes letters, drops what cannot be seen and shows what it does not have', () => {
		expect(printable('и\u0306 е\u0308')).toBe('й ё');
		expect(printable('a\u200b\u202eb\ufeff\u00ad')).toBe('ab');
		expect(printable('a\tb\u0000c\r\nd\u2011e')).toBe('a b c\nd-e');
		expect(printable('😀\u0301')).toBe('??');
	});
});
