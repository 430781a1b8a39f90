import { describe, expect, it } from 'vitest';
import { wrap } from './wrap.ts';

const measure = (text: string) => text.length;

describe('breaking lines', () => {
	it('breaks between words and never at a no-break space, which comes out as a plain one', () => {
		expect(wrap('бір екі №\u00a05 төрт', 8, measure)).toEqual(['бір екі', '№ 5 төрт']);
	});

	it('breaks a word wider than the line after its hyphen, else anywhere', () => {
		expect(wrap('Подъяпольская-Щеглова', 15, measure)).toEqual(['Подъяпольская-', 'Щеглова']);
		expect(wrap('abcdefghij', 4, measure)).toEqual(['abcd', 'efgh', 'ij']);
	});

	it('keeps paragraphs and a narrower first line', () => {
		expect(wrap('aa bb cc\n\ndd', 5, measure, 2)).toEqual(['aa', 'bb cc', '', 'dd']);
	});

	it('measures little even for thousands of characters without a blank', () => {
		let measured = 0;
		const counting = (text: string) => {
			measured += text.length;
			return text.length;
		};
		expect(wrap('Ж'.repeat(8_000), 80, counting)).toHaveLength(100);
		expect(measured).toBeLessThan(2_000_000);
	});

	it('ends even where nothing fits', () => {
		expect(wrap('abc', 0, measure)).toEqual(['a', 'b', 'c']);
	});
});
