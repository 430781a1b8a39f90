import { describe, expect, it } from 'vitest';
import { parseBin } from './bin.ts';
import { checkDigit } from './check-digit.ts';

const whole = (eleven: string) => `${eleven}${checkDigit(eleven)}`;

describe('a BIN', () => {
	it('tells when and as what an organisation was registered', () => {
		// 9·1+4·2+1·3+2·4+4·5+0·6+0·7+0·8+0·9+1·10+9·11 = 157; 157 mod 11 = 3
		expect(parseBin('9412 4000 0193')).toEqual({
			bin: '941240000193',
			registered: '9412',
			kind: 'resident',
			attribute: 'head'
		});
	});

	it.each([
		['41', 'resident', 'branch'],
		['52', 'non-resident', 'representative-office'],
		['63', 'joint-entrepreneur', 'farm']
	])('with %s after the month is a %s, %s', (digits, kind, attribute) => {
		expect(parseBin(whole(`1505${digits}00012`))).toMatchObject({ kind, attribute });
	});

	it('is refused with fewer than twelve digits', () => {
		expect(parseBin('94124000019')).toEqual({ refused: 'bin-length' });
	});

	it('is refused with a wrong check digit', () => {
		expect(parseBin('941240000194')).toEqual({ refused: 'bin-checksum' });
	});

	it.each(['1500400001', '1513400001', '1505300001', '1505700001', '1505440001'])(
		'is refused when %s… has a month, kind or attribute that does not exist',
		(ten) => expect(parseBin(whole(`${ten}1`))).toEqual({ refused: 'bin-form' })
	);
});
