import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, liesOn, PARAM_SET_A, type Curve } from './curve.ts';
import { keyOf, RFC_7091, RFC_7091_EXAMPLE, sign } from './testing/sign.ts';
import { numberOf, verifies } from './verify-signature.ts';

const { key, digest, signature, secret, random } = RFC_7091_EXAMPLE;

describe('the example of RFC 7091 for 512 bits', () => {
	it('verifies', () => {
		expect(verifies(RFC_7091, key, digest, signature)).toBe(true);
	});

	it('comes out of signing with its secret and its random number', () => {
		expect(keyOf(RFC_7091, secret)).toEqual(key);
		expect(sign(RFC_7091, secret, digest, random)).toEqual(signature);
	});

	it.each([
		['another digest', { digest: digest + 1n }],
		['another r', { r: signature.r + 1n }],
		['another s', { s: signature.s - 1n }],
		['r and s in each other’s place', { r: signature.s, s: signature.r }],
		['the negative s', { s: RFC_7091.q - signature.s }],
		['r of nothing', { r: 0n }],
		['s of nothing', { s: 0n }],
		['r as large as the order', { r: RFC_7091.q }],
		['r beyond the order', { r: signature.r + RFC_7091.q }],
		['s beyond the order', { s: signature.s + RFC_7091.q }],
		['a negative r', { r: signature.r - RFC_7091.q }],
		['a key beside the curve', { key: { ...key, y: key.y + 1n } }],
		['a key with coordinates beyond the field', { key: { x: key.x + RFC_7091.p, y: key.y } }],
		['a key of nothing', { key: { x: 0n, y: 0n } }],
		['the negative key', { key: { x: key.x, y: RFC_7091.p - key.y } }],
		['the base as a key', { key: RFC_7091.base }]
	])('does not verify with %s', (_, change) => {
		const given = { key, digest, ...signature, ...change };
		expect(verifies(RFC_7091, given.key, given.digest, given)).toBe(false);
	});
});

describe('the curve of the national certificates', () => {
	it('has its base on it, of the order it says', () => {
		const { base, q } = PARAM_SET_A;
		expect(liesOn(PARAM_SET_A, base)).toBe(true);
		expect(combine(PARAM_SET_A, q, base, 0n, base)).toBeUndefined();
		expect(combine(PARAM_SET_A, q - 1n, base, 0n, base)).toEqual({ x: base.x, y: PARAM_SET_A.p - base.y });
	});

	it('verifies what is signed on it, and nothing else', () => {
		const number = fc.bigInt({ min: 1n, max: PARAM_SET_A.q - 1n });
		fc.assert(
			fc.property(number, number, number, number, (mine, chance, one, other) => {
				fc.pre(one !== other);
				const made = sign(PARAM_SET_A, mine, one, chance)!;
				const own = keyOf(PARAM_SET_A, mine);
				expect(verifies(PARAM_SET_A, own, one, made)).toBe(true);
				expect(verifies(PARAM_SET_A, own, other, made)).toBe(false);
				expect(verifies(PARAM_SET_A, keyOf(PARAM_SET_A, chance), one, made)).toBe(mine === chance);
			}),
			{ numRuns: 10 }
		);
	});

	it('takes a digest that is a multiple of the order for one', () => {
		const made = sign(PARAM_SET_A, 5n, PARAM_SET_A.q, 7n)!;
		expect(verifies(PARAM_SET_A, keyOf(PARAM_SET_A, 5n), PARAM_SET_A.q, made)).toBe(true);
		expect(verifies(PARAM_SET_A, keyOf(PARAM_SET_A, 5n), 1n, made)).toBe(true);
	});
});

describe('adding points', () => {
	/** y² = x³ + 2x + 3 over 97 elements: small enough to add up by hand. */
	const SMALL: Curve = { p: 97n, a: 2n, b: 3n, q: 5n, base: { x: 3n, y: 6n } };

	it('agrees with adding one by one on a curve of 97 elements, doublings and opposites among them', () => {
		const multiples = [1n, 2n, 3n, 4n].map((n) => combine(SMALL, n, SMALL.base, 0n, SMALL.base));
		expect(multiples).toEqual([
			{ x: 3n, y: 6n },
			{ x: 80n, y: 10n },
			{ x: 80n, y: 87n },
			{ x: 3n, y: 91n }
		]);
		for (let m = 0n; m < 10n; m += 1n)
			for (let n = 0n; n < 10n; n += 1n)
				for (const k of [1n, 2n, 4n]) {
					const other = multiples[Number(k) - 1]!;
					const expected = (m + n * k) % 5n;
					expect(combine(SMALL, m, SMALL.base, n, other)).toEqual(
						expected === 0n ? undefined : multiples[Number(expected) - 1]
					);
				}
	});
});

describe('a number stored with its lowest byte first', () => {
	it.each([
		[[], 0n],
		[[1], 1n],
		[[0, 1], 256n],
		[[0xff, 0, 0], 255n]
	])('%j is %s', (bytes, number) => {
		expect(numberOf(new Uint8Array(bytes))).toBe(number);
	});
});
