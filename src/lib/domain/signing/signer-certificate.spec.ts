import { describe, expect, it } from 'vitest';
import { numberIn, unfitToSign, type SignerCertificate } from './signer-certificate.ts';

const NOW = Date.parse('2026-11-23T09:00:00+05:00');
const DAY_MS = 86_400_000;
const SERVER = '1.3.6.1.5.5.7.3.1';
const SIGNING_IN = '1.3.6.1.5.5.7.3.2';
const MAIL = '1.3.6.1.5.5.7.3.4';
const TIMESTAMPS = '1.3.6.1.5.5.7.3.8';
const HEAD_OF_AN_OFFICE = '1.2.398.3.3.4.1.2.1';
const OF_A_KIND_NOT_KNOWN = '1.3.6.1.5.5.7.3.36';
const GOOD: SignerCertificate = {
	keyUsage: 0xc0,
	purposes: [MAIL, HEAD_OF_AN_OFFICE],
	notBefore: NOW - DAY_MS,
	notAfter: NOW + DAY_MS
};
const unfit = (of: Partial<SignerCertificate>, now = NOW) => unfitToSign({ ...GOOD, ...of }, now);

describe('a certificate to sign with', () => {
	it.each([
		['of the national centre, for signatures', {}],
		['that says nothing of its use', { keyUsage: null, purposes: null }],
		['that says only who its holder is', { purposes: [HEAD_OF_AN_OFFICE] }],
		['for digital signatures without non-repudiation', { keyUsage: 0x80 }],
		['for signing in and for signatures', { purposes: [SIGNING_IN, MAIL] }],
		['for signing in and for something not known here', { purposes: [SIGNING_IN, OF_A_KIND_NOT_KNOWN] }]
	])('%s, is fit', (_, of) => {
		expect(unfit(of)).toBeNull();
	});

	it.each([
		['for signing in', { purposes: [SIGNING_IN] }],
		['for signing in, naming its holder', { purposes: [SIGNING_IN, HEAD_OF_AN_OFFICE] }],
		['of a server, or for timestamps', { purposes: [SERVER, TIMESTAMPS] }],
		['whose key only encrypts', { keyUsage: 0x20 }],
		['whose key is for nothing', { keyUsage: 0 }]
	])('%s only, is not for signing', (_, of) => {
		expect(unfit(of)).toBe('not-for-signing');
	});

	it('is fit from the first to the last moment of its time', () => {
		const { notBefore, notAfter } = GOOD;
		const at = [notBefore - 1, notBefore, notAfter, notAfter + 1];
		expect(at.map((now) => unfit({}, now))).toEqual(['not-yet-valid', null, null, 'expired']);
	});
});

describe('the number in a certificate', () => {
	it('stands behind its prefix, beside other values', () => {
		expect(numberIn(['IIN850101300017'], 'IIN')).toBe('850101300017');
		expect(numberIn(['Кеңсе', 'BIN990140000018'], 'BIN')).toBe('990140000018');
	});

	it.each([
		['none', []],
		['one of the other kind', ['BIN990140000018']],
		['one without its prefix', ['850101300017']],
		['one too short', ['IIN85010130001']],
		['one too long', ['IIN8501013000177']],
		['one with something behind', ['IIN850101300017 ']],
		['one with something else before', ['XIIN850101300017']],
		['one with letters', ['IIN85010130001O']],
		['two of them', ['IIN850101300017', 'IIN900202400028']]
	])('is not told where there is %s', (_, values) => {
		expect(numberIn(values, 'IIN')).toBeNull();
	});
});
