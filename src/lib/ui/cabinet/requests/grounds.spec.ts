import { describe, expect, it } from 'vitest';
import { asksLicence, withheldGrounds } from './grounds';

const ISSUE = { about: 'licence', aboutOptional: true } as const;
const REISSUE = { about: 'licence' } as const;
const name = { kk: '', ru: '', en: '' };
const GROUNDS = { id: 'ground', options: ['new', 'annex', 'category'].map((id) => ({ id, name })) };

describe('grounds of a licence in the cabinet', () => {
	it('which licence is asked for under a ground that needs one only', () => {
		const asked = ['', 'new', 'annex', 'category', 'reorganisation'].filter((one) => asksLicence(ISSUE, one));
		expect(asked).toEqual(['annex', 'category', 'reorganisation']);
		expect(asksLicence(REISSUE, '')).toBe(true);
		expect(asksLicence({ about: 'nothing' }, 'annex')).toBe(false);
	});

	it('who holds no licence is offered the grounds that need none', () => {
		expect(withheldGrounds(ISSUE, GROUNDS, [])).toEqual(['annex', 'category']);
		expect(withheldGrounds(ISSUE, GROUNDS, [{}])).toEqual([]);
		expect(withheldGrounds(REISSUE, GROUNDS, [])).toEqual([]);
		expect(withheldGrounds(ISSUE, { ...GROUNDS, id: 'categories' }, [])).toEqual([]);
	});
});
