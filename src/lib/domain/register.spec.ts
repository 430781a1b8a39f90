import { describe, expect, it } from 'vitest';
import { formatNumber, registerId, SERIES, seriesOf, spellingsOf, voidReserved } from './register.ts';

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

describe('the register of a series and year', () => {
	it('is known by its id', () => {
		for (const series of SERIES)
			expect(seriesOf(registerId(series, 2026))).toEqual({
				series,
				year: series === 'certificate' ? 0 : 2026
			});
	});

	it.each(['', 'order', 'certificate-2026', 'journals-2026', 'order-26'])('is no record %j', (id) => {
		expect(seriesOf(id)).toBeNull();
	});
});

describe('a reserved number', () => {
	const state = { last: 4, reserved: { o1: 3 } };
	const kept = { to: 'o1', text: '04-12/3-Б' };

	it('is voided with its reason, as it was printed', () => {
		expect(voidReserved(state, kept, ' қате ')).toEqual([
			{ type: 'number-voided', v: 1, data: { number: 3, ...kept, reason: 'қате' } }
		]);
	});

	it('is not voided without a reason, nor when it does not wait any more', () => {
		expect(voidReserved(state, kept, ' ')).toMatchObject({ refused: 'reason-missing' });
		const no = voidReserved(state, { ...kept, to: 'o2' }, 'қате');
		expect(no).toMatchObject({ refused: 'number-not-reserved' });
	});
});
