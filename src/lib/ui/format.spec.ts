import { describe, expect, it } from 'vitest';
import {
	countForm,
	formatDate,
	formatDateTime,
	formatLeft,
	formatTime,
	fullName,
	initials,
	inLang,
	sizeParts
} from './format';

describe('dates and times of the screens', () => {
	it('are shown in the office’s time, UTC+5, whatever the zone of the machine', () => {
		const lateEvening = Date.UTC(2026, 10, 23, 20, 30, 9);
		expect(formatDate(lateEvening)).toBe('24.11.2026');
		expect(formatTime(lateEvening)).toBe('01:30');
		expect(formatTime(lateEvening, true)).toBe('01:30:09');
		expect(formatDateTime(lateEvening)).toBe('24.11.2026, 01:30');
	});

	it('keep a date without a time on its day', () => {
		expect(formatDate('2026-01-05')).toBe('05.01.2026');
	});

	it.each([
		[90 * 60_000, '01:30:00'],
		[59_001, '00:01:00'],
		[1, '00:00:01'],
		[0, '00:00:00'],
		[-5_000, '00:00:00'],
		[100 * 3_600_000, '100:00:00']
	])('show %i ms left as %s: zero only when nothing is left', (ms, shown) => {
		expect(formatLeft(ms)).toBe(shown);
	});
});

describe('names', () => {
	it('are surname, given name, patronymic', () => {
		expect(fullName({ surname: 'Жұмабекова', given: 'Айгүл', patronymic: 'Серікқызы' })).toBe(
			'Жұмабекова Айгүл Серікқызы'
		);
		expect(initials({ surname: 'Өтегенов', given: 'Нұрлан', patronymic: 'Мұратұлы' })).toBe(
			'Өтегенов\u00a0Н.\u00a0М.'
		);
	});

	it('do without a patronymic', () => {
		expect(fullName({ surname: 'Ким', given: 'Вера', patronymic: null })).toBe('Ким Вера');
		expect(initials({ surname: 'Ким', given: 'Вера' })).toBe('Ким\u00a0В.');
	});
});

describe('numbers with words', () => {
	it.each([
		['ru', [1, 21, 101], 'one'],
		['ru', [2, 3, 4, 22, 104], 'few'],
		['ru', [0, 5, 11, 12, 14, 20, 111], 'many'],
		['kk', [0, 1, 2, 5], 'many'],
		['en', [1], 'one'],
		['en', [0, 2, 21], 'many']
	] as const)('in %s %j take the form «%s»', (lang, numbers, form) => {
		for (const n of numbers) expect(countForm(lang, n)).toBe(form);
	});

	it('are sizes in kilobytes below a megabyte', () => {
		expect(sizeParts(10)).toEqual({ unit: 'kb', size: '1' });
		expect(sizeParts(348_160)).toEqual({ unit: 'kb', size: '340' });
		expect(sizeParts(2_516_582)).toEqual({ unit: 'mb', size: '2,4' });
	});
});

it('an English screen shows texts of documents in Russian', () => {
	expect(inLang({ kk: 'Бұйрық', ru: 'Приказ' }, 'en')).toBe('Приказ');
	expect(inLang({ kk: 'Бұйрық', ru: 'Приказ' }, 'kk')).toBe('Бұйрық');
});
