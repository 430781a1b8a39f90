import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson } from '../../../domain/facts.ts';
import { plain } from './plain.ts';

it('plain data comes back as JSON gives it back, hash and all', () => {
	fc.assert(
		fc.property(fc.jsonValue(), (value) => {
			const copy = plain(value);
			expect(JSON.stringify(copy)).toBe(JSON.stringify(value));
			expect(canonicalJson(JSON.parse(JSON.stringify(copy)))).toBe(canonicalJson(copy));
		})
	);
});

it('members that are undefined are left out, a member named __proto__ is kept', () => {
	expect(plain({ a: undefined, b: 1 })).toEqual({ b: 1 });
	const odd: unknown = JSON.parse('{"__proto__":{"x":1}}');
	expect(JSON.stringify(plain(odd))).toBe('{"__proto__":{"x":1}}');
});

it('what JSON would change is thrown back', () => {
	for (const value of [Number.NaN, Infinity, new Date(0), new Map(), [undefined], () => 1, 1n, Symbol('s')]) {
		expect(() => plain({ value })).toThrow(TypeError);
	}
});
