import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certificateNumber } from './certificate.ts';

/** ISO 7064 mod 97-10 as for an IBAN: the first four to the end, letters as numbers from A = 10; 1 when it holds. */
function remainder(number: string): number {
	const moved = number.slice(4) + number.slice(0, 4);
	return [...moved].reduce((rest, c) => Number(`${rest}${/\d/.test(c) ? c : c.charCodeAt(0) - 55}`) % 97, 0);
}

describe('a certificate number', () => {
	it('is KZ, two check digits, the letters of the register and eight digits', () => {
		expect(certificateNumber(1)).toMatch(/^KZ\d\dSYN00000001$/);
		expect(certificateNumber(52_616, 'VMK')).toMatch(/^KZ\d\dVMK00052616$/);
	});

	it('has check digits that hold', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99_999_999 }),
				fc.stringMatching(/^[A-Z]{3}$/),
				(serial, letters) => {
					expect(remainder(certificateNumber(serial, letters))).toBe(1);
				}
			)
		);
	});

	it('shows one digit mistaken and two exchanged', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 99_999_999 }),
				fc.integer({ min: 7, max: 14 }),
				fc.nat(9),
				(serial, at, digit) => {
					const number = certificateNumber(serial);
					const mistaken = number.slice(0, at) + digit + number.slice(at + 1);
					const exchanged = number.slice(0, at - 1) + number[at] + number[at - 1] + number.slice(at + 1);
					if (mistaken !== number) expect(remainder(mistaken)).not.toBe(1);
					if (at > 7 && exchanged !== number) expect(remainder(exchanged)).not.toBe(1);
				}
			)
		);
	});
});
