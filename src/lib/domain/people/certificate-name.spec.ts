import { describe, expect, it } from 'vitest';
import { nameOnCertificate, sameOnCertificate } from './certificate-name.ts';

describe('a name on a certificate', () => {
	it.each([
		['ЖҰМАБЕКОВА АЙГҮЛ СЕРІКҚЫЗЫ', { surname: 'Жұмабекова', given: 'Айгүл', patronymic: 'Серікқызы' }],
		['  ИВАНОВ   ИВАН ', { surname: 'Иванов', given: 'Иван' }],
		['ӘЛ-ФАРАБИ ӘБУ НАСЫР ҰЛЫ', { surname: 'Әл-Фараби', given: 'Әбу', patronymic: 'Насыр Ұлы' }],
		['McDonald Ann', { surname: 'McDonald', given: 'Ann' }],
		['СУХРОБ', { surname: 'Сухроб', given: '' }],
		['', { surname: '', given: '' }]
	])('«%s» is read as surname, given name, patronymic', (line, name) => {
		expect(nameOnCertificate(line)).toEqual(name);
	});

	it('is that of a known person whatever its letters and its patronymic', () => {
		const known = { surname: 'Жұмабекова', given: 'Айгүл', patronymic: 'Серікқызы' };
		expect(sameOnCertificate(known, nameOnCertificate('ЖҰМАБЕКОВА АЙГҮЛ'))).toBe(true);
		expect(sameOnCertificate(known, nameOnCertificate('ОМАРОВА АЙГҮЛ'))).toBe(false);
	});
});
