import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigit } from './check-digit.ts';
import { madeUpIin, maskIin, parseIin, type Sex } from './iin.ts';

const date = fc
	.date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
	.map((day) => day.toISOString().slice(0, 10));
const sex = fc.constantFrom<Sex>('m', 'f');
const serial = fc.integer({ min: 0, max: 9999 });

/** Eleven digits with their check digit. */
const whole = (eleven: string) => `${eleven}${checkDigit(eleven)}`;

describe('an IIN', () => {
	it('tells birth date and sex: a woman born in 1985', () => {
		// 8·1+5·2+0·3+3·4+1·5+2·6+4·7+0·8+0·9+0·10+1·11 = 86; 86 mod 11 = 9
		expect(parseIin('850312400019')).toEqual({
			iin: '850312400019',
			birthDate: '1985-03-12',
			sex: 'f',
			foreigner: false
		});
	});

	it('takes the second row of weights where the first gives 10', () => {
		const tens = Array.from({ length: 200 }, (_, i) => `8503124${String(i).padStart(4, '0')}`).filter(
			(eleven) => [...eleven].reduce((sum, digit, i) => sum + Number(digit) * (i + 1), 0) % 11 === 10
		);
		expect(tens.length).toBeGreaterThan(5);
		for (const eleven of tens) {
			const second = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];
			const sum = second.reduce((total, weight, i) => total + weight * Number(eleven[i]), 0) % 11;
			expect(checkDigit(eleven)).toBe(sum === 10 ? undefined : sum);
		}
	});

	it('may be pasted in groups', () => {
		expect(parseIin(' 850312 400019\n')).toMatchObject({ iin: '850312400019' });
	});

	it.each(['', '85031240001', '8503124000190', '85031240001x', '٨٥٠٣١٢٤٠٠٠١٩'])(
		'has twelve digits, which «%s» has not',
		(text) => expect(parseIin(text)).toEqual({ refused: 'iin-length' })
	);

	it('is refused with the last digit of another number', () => {
		expect(parseIin('850312400018')).toEqual({ refused: 'iin-checksum' });
	});

	it.each(['8502304000', '8513124000', '8503009000', '8503127000', '8503128000'])(
		'is refused when %s… is no date of a century that is in use',
		(ten) => expect(parseIin(whole(`${ten}1`))).toEqual({ refused: 'iin-date' })
	);

	it('of somebody not born yet is refused once today is known', () => {
		const tomorrow = madeUpIin({ birthDate: '2026-11-10', sex: 'm', serial: 2 })!;
		expect(parseIin(tomorrow, '2026-11-09')).toEqual({ refused: 'iin-date' });
		expect(parseIin(tomorrow, '2026-11-10')).toMatchObject({ birthDate: '2026-11-10' });
	});

	it('of a foreigner says neither sex nor century: the latest possible century is taken', () => {
		const of03 = whole('03031200001');
		expect(parseIin(of03, '2026-11-09')).toMatchObject({
			birthDate: '2003-03-12',
			sex: null,
			foreigner: true
		});
		expect(parseIin(whole('85031200001'), '2026-11-09')).toMatchObject({ birthDate: '1985-03-12' });
		expect(parseIin(of03)).toMatchObject({ birthDate: '1903-03-12', foreigner: true });
	});

	it('born on 29 February 00 is of 2000: 1900 had no such day', () => {
		expect(parseIin(whole('00022900001'))).toMatchObject({ birthDate: '2000-02-29' });
		expect(parseIin(whole('00022930001'))).toEqual({ refused: 'iin-date' });
	});

	it('is shown by its last four digits', () => {
		expect(maskIin('850312403127')).toBe('•••• •••• 3127');
	});

	it('made up for a demonstration says what it was made of', () => {
		fc.assert(
			fc.property(date, sex, serial, (birthDate, person, number) => {
				const iin = madeUpIin({ birthDate, sex: person, serial: number });
				fc.pre(iin !== undefined);
				expect(parseIin(iin!)).toEqual({ iin, birthDate, sex: person, foreigner: false });
			})
		);
	});

	it('with one digit mistyped is told by its check digit', () => {
		// Only where the first row of weights decides: the second lets a few slips through, and the eleventh
		// digit weighs 11, which is nothing modulo 11.
		const firstRow = (digits: string) =>
			[...digits.slice(0, 11)].reduce((sum, digit, i) => sum + Number(digit) * (i + 1), 0) % 11;
		const position = fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11);
		const made = fc.record({ birthDate: date, sex, serial }).map(madeUpIin);
		fc.assert(
			fc.property(made, position, fc.integer({ min: 1, max: 9 }), (iin, i, shift) => {
				fc.pre(iin !== undefined);
				const mistyped = iin!.slice(0, i) + ((Number(iin![i]) + shift) % 10) + iin!.slice(i + 1);
				fc.pre(firstRow(iin!) < 10 && firstRow(mistyped) < 10);
				expect(parseIin(mistyped)).toEqual({ refused: 'iin-checksum' });
			})
		);
	});

	it('has no number for a serial without a check digit, which is about one in a hundred', () => {
		const without = Array.from({ length: 10_000 }, (_, n) =>
			madeUpIin({ birthDate: '1985-03-12', sex: 'f', serial: n })
		).filter((iin) => iin === undefined);
		expect(without.length).toBeGreaterThan(20);
		expect(without.length).toBeLessThan(200);
	});
});
