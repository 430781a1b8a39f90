import { describe, expect, it } from 'vitest';
import { USUAL_REASONS, reasonIn } from './usual-reasons.ts';

describe('a reason given in the room', () => {
	it('is said in both languages of a document, whichever the proctor worked in', () => {
		const { kk, ru, en } = USUAL_REASONS.fire;
		for (const picked of [kk, ru, en]) expect(reasonIn(picked)).toEqual({ kk, ru });
	});

	it('stays as it was typed where it is not one of the usual ones', () => {
		expect(reasonIn('Құлады')).toEqual({ kk: 'Құлады', ru: 'Құлады' });
	});

	it('is one reason only: no two of the list share their words', () => {
		for (const language of ['kk', 'ru', 'en'] as const) {
			const said = Object.values(USUAL_REASONS).map((reason) => reason[language]);
			expect(new Set(said).size).toBe(said.length);
		}
	});
});
