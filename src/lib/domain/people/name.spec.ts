import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRefused } from '../refusal.ts';
import { compareKazakh, fullName, NAME_PART_MAX, parseName, shortName, type PersonName } from './name.ts';

const aigul: PersonName = { surname: 'Жұмабекова', given: 'Айгүл', patronymic: 'Серікқызы' };

describe('a name', () => {
	it('is trimmed and its blanks collapsed', () => {
		expect(
			parseName({ surname: '  Жұмабекова\u00a0', given: 'Анна  \t Мария', patronymic: ' Серікқызы' })
		).toEqual({ surname: 'Жұмабекова', given: 'Анна Мария', patronymic: 'Серікқызы' });
	});

	it('is composed: и with a breve apart becomes й', () => {
		expect(parseName({ surname: 'Куйбышев'.normalize('NFD'), given: 'Ә' })).toEqual({
			surname: 'Куйбышев',
			given: 'Ә'
		});
	});

	it.each([undefined, null, '', '  '])('has no patronymic where none was given (%j)', (patronymic) => {
		expect(parseName({ surname: 'Ли', given: 'Ён', patronymic })).toStrictEqual({
			surname: 'Ли',
			given: 'Ён'
		});
	});

	it.each([
		[{ surname: ' ', given: 'Айгүл' }],
		[{ surname: 'Жұмабекова', given: '' }],
		[{ surname: '\u00a0', given: '\t' }]
	])('without a surname or a given name is refused: %j', (raw) => {
		expect(parseName(raw)).toEqual({ refused: 'name-missing' });
	});

	it.each(['\u0000', '\u0007', '\u001b', '\u202e', '\u200b', '\ud800'])(
		'with the invisible character %j is refused, wherever it stands',
		(bad) => {
			expect(parseName({ ...aigul, surname: `Жұм${bad}абекова` })).toEqual({ refused: 'name-characters' });
			expect(parseName({ ...aigul, given: `${bad}Айгүл` })).toEqual({ refused: 'name-characters' });
			expect(parseName({ ...aigul, patronymic: `Серікқызы${bad}` })).toEqual({ refused: 'name-characters' });
		}
	);

	it('may look like markup: that is stored as it is', () => {
		const odd = { surname: "<script>alert('1')</script>", given: 'О’Нил & Ко' };
		expect(parseName(odd)).toEqual(odd);
	});

	it('has at most a hundred characters in each part', () => {
		const longest = 'Ә'.repeat(NAME_PART_MAX);
		expect(parseName({ surname: longest, given: longest })).toEqual({ surname: longest, given: longest });
		expect(parseName({ surname: `${longest}ә`, given: 'А' })).toEqual({
			refused: 'name-too-long',
			details: { max: 100 }
		});
	});

	it('once read reads the same again', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.string(), fc.string(), (surname, given, patronymic) => {
				const name = parseName({ surname, given, patronymic });
				fc.pre(!isRefused(name));
				expect(parseName(name as PersonName)).toEqual(name);
			})
		);
	});

	it('is written in full as surname, given name, patronymic', () => {
		expect(fullName(aigul)).toBe('Жұмабекова Айгүл Серікқызы');
		expect(fullName({ surname: 'Ли', given: 'Ён' })).toBe('Ли Ён');
	});

	it('is written short as surname and initials', () => {
		expect(shortName(aigul)).toBe('Жұмабекова А. С.');
		expect(shortName({ surname: 'Ли', given: 'ён' })).toBe('Ли Ё.');
	});
});

describe('the Kazakh alphabetical order', () => {
	it('puts the letters as the alphabet does', () => {
		const alphabet = [...'АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ'];
		expect(alphabet).toHaveLength(42);
		expect([...alphabet].reverse().sort(compareKazakh)).toEqual(alphabet);
	});

	it('sorts a register: Ә after А, Қ after К, Ұ and Ү after У', () => {
		const register = ['Ұлан', 'Қасым', 'Уәли', 'Әлиев', 'Яковлев', 'Асқар', 'Ким', 'Үсен', 'Бек'];
		expect(register.sort(compareKazakh)).toEqual([
			'Асқар',
			'Әлиев',
			'Бек',
			'Ким',
			'Қасым',
			'Уәли',
			'Ұлан',
			'Үсен',
			'Яковлев'
		]);
	});

	it('puts the shorter surname first whatever the given name', () => {
		expect(['Алиев Анар', 'Али Яна'].sort(compareKazakh)).toEqual(['Али Яна', 'Алиев Анар']);
	});

	it('looks at case only where nothing else differs', () => {
		expect(compareKazakh('әЛИ', 'ӘЛИЯ')).toBeLessThan(0);
		expect(compareKazakh('Әли', 'әЛИ')).not.toBe(0);
	});

	it('is one order for any two texts and any three', () => {
		const text = fc.string({ unit: fc.constantFrom(...'аәқкұуяАӘ -aZ7й') });
		fc.assert(
			fc.property(text, text, text, (a, b, c) => {
				expect(Math.sign(compareKazakh(a, b))).toBe(0 - Math.sign(compareKazakh(b, a)));
				expect(compareKazakh(a, b) === 0).toBe(a === b);
				const [first, second, third] = [a, b, c].sort(compareKazakh);
				expect(compareKazakh(first!, second!)).toBeLessThanOrEqual(0);
				expect(compareKazakh(second!, third!)).toBeLessThanOrEqual(0);
				expect(compareKazakh(first!, third!)).toBeLessThanOrEqual(0);
			})
		);
	});
});
