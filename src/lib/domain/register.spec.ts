import { describe, expect, it } from 'vitest';
import { formatNumber, spellingsOf } from './register.ts';

const ACT = formatNumber({ numberPrefix: '04-12' }, 'act', 1, 2026);

describe('a number typed from a paper', () => {
	it.each([
		['as it is printed', '04-12/1-А', '04-12/1-А'],
		['with a Latin letter that looks the same', '04-12/1-A', '04-12/1-А'],
		['in small letters', '04-12/1-а', '04-12/1-А'],
		['with spaces', ' 04-12 / 1-А ', '04-12/1-А'],
		['of a certificate, in groups and small letters', 'kz78 syn 0000 0001', 'KZ78SYN00000001'],
		['of a certificate, with a Cyrillic letter that looks the same', 'КZ78SYN00000001', 'KZ78SYN00000001']
	])('%s is found', (_, typed, meant) => {
		expect(spellingsOf(typed)).toContain(meant);
	});

	it('of an act is one of those', () => {
		expect(spellingsOf(ACT)).toContain(ACT);
	});

	it('never becomes another number', () => {
		expect(spellingsOf('04-12/11-А')).not.toContain('04-12/1-А');
		expect(new Set(spellingsOf('04-12/1-А')).size).toBe(spellingsOf('04-12/1-А').length);
	});
});
