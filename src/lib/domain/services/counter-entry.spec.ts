import { describe, expect, it } from 'vitest';
import { checkIdentity, missingOf, readPower } from './counter-entry.ts';

const TODAY = '2026-11-24';
const CARD = { type: 'id-card', number: '012345678', expires: '2030-01-01' } as const;
const POWER = {
	name: { surname: 'Лебедева', given: 'Ольга', patronymic: '' },
	number: '1-204',
	date: '2026-11-20',
	notary: 'Садықова А. Қ.'
};
const name = { kk: 'құжат', ru: 'документ', en: 'document' };

describe('an identity document at the counter', () => {
	it('lets in on its last day and not after it', () => {
		expect(checkIdentity({ ...CARD, expires: TODAY }, TODAY)).toBeNull();
		expect(checkIdentity({ ...CARD, expires: '2026-11-23' }, TODAY)).toMatchObject({
			refused: 'identity-expired'
		});
	});

	it.each(['id-card', 'passport', 'residence-permit', 'driving-licence'] as const)(
		'of the kind %s always has a term',
		(type) => {
			expect(checkIdentity({ ...CARD, type, expires: null }, TODAY)).toEqual({
				refused: 'identity-expiry-missing'
			});
		}
	);

	it('of another kind may have no term, but never no number', () => {
		expect(checkIdentity({ ...CARD, type: 'other', expires: null }, TODAY)).toBeNull();
		expect(checkIdentity({ ...CARD, number: ' ' }, TODAY)).toEqual({ refused: 'identity-number-missing' });
	});
});

describe('a power of attorney', () => {
	it('is kept by number, date and notary', () => {
		expect(readPower(POWER, TODAY)).toEqual({
			name: { surname: 'Лебедева', given: 'Ольга' },
			power: '№ 1-204, 20.11.2026, Садықова А. Қ.'
		});
	});

	it.each(['number', 'date', 'notary'] as const)('without its %s is none', (part) => {
		expect(readPower({ ...POWER, [part]: '' }, TODAY)).toEqual({ refused: 'power-incomplete' });
	});

	it('is not dated tomorrow', () => {
		expect(readPower({ ...POWER, date: '2026-11-25' }, TODAY)).toEqual({ refused: 'power-date' });
	});
});

it('only required documents are missing', () => {
	const asked = [
		{ id: 'identity', name, required: true },
		{ id: 'extra', name, required: false },
		{ id: 'title', name, required: true }
	];
	expect(missingOf(asked, ['identity']).map(({ id }) => id)).toEqual(['title']);
});
