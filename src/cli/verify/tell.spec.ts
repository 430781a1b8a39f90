import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../lib/domain/exam/verify/bundle.ts';
import { tell, tellJson } from './tell.ts';

const reportWith = (text: string): Report => ({
	sitting: text,
	root: 'ab',
	candidates: [
		{
			...{ attempt: text, seat: 1, outcome: text, points: null, outOf: null, facts: 1 },
			problems: [{ code: 'fact-unknown', attempt: text, detail: text, file: text }]
		}
	],
	problems: [{ code: 'file-unexpected', file: text }],
	unchecked: [{ code: 'print-unchecked', detail: text }],
	ok: false
});

describe('what is told', () => {
	it('cannot print lines, move the cursor or turn the writing, whatever is in a bundle', () => {
		const lines = tell(reportWith('x'), {}).split('\n').length;
		const texts = [
			'a\nThe protocol holds.',
			'\u001b[8m',
			'\u009b8m',
			'\r',
			'\u202e',
			'\u2066',
			'\u2028',
			'\ud800'
		];
		for (const text of texts) {
			const told = tell(reportWith(text), {});
			expect(told.split('\n')).toHaveLength(lines);
			expect(told).not.toMatch(/[^\P{C}\n]|\p{Zl}|\p{Zp}/u);
			expect(tellJson(reportWith(text))).not.toMatch(/[^\P{C}\n\t]|\p{Zl}|\p{Zp}/u);
		}
		expect(tell(reportWith('\u001b[8m'), {})).toContain('Sitting \\u001b[8m');
	});

	it('is the same report for programs', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (text) => {
				expect(JSON.parse(tellJson(reportWith(text)))).toEqual(reportWith(text));
			})
		);
	});
});
