import { describe, expect, it } from 'vitest';
import { addressWrong, mayTrust, type AuthorityCertificate } from './authority-certificate.ts';

const NOW = Date.parse('2026-11-23T09:00:00+05:00');
const DAY_MS = 86_400_000;
const ROOT: AuthorityCertificate = {
	der: '',
	sha256: '',
	subject: 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ',
	issuer: 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ',
	notBefore: NOW - DAY_MS,
	notAfter: NOW + DAY_MS,
	authority: true,
	selfIssued: true,
	test: false
};
const ISSUING = { ...ROOT, subject: 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ', selfIssued: false };
const where = { now: NOW, office: true };

describe('trusting a certificate', () => {
	it('takes a root among the roots and an issuing one among the issuing ones', () => {
		expect(mayTrust(ROOT, 'roots', where)).toBeNull();
		expect(mayTrust(ISSUING, 'intermediates', where)).toBeNull();
	});

	it.each([
		['a person’s certificate', { ...ISSUING, authority: false }, 'intermediates', 'authority-not'],
		['a root that may issue nothing', { ...ROOT, authority: false }, 'roots', 'authority-not'],
		['an issuing certificate among the roots', ISSUING, 'roots', 'authority-not-root'],
		['a root among the issuing ones', ROOT, 'intermediates', 'authority-root'],
		['an expired root', { ...ROOT, notAfter: NOW - 1 }, 'roots', 'authority-not-in-force'],
		['a root of tomorrow', { ...ROOT, notBefore: NOW + 1 }, 'roots', 'authority-not-in-force'],
		['a test root where real work is done', { ...ROOT, test: true }, 'roots', 'authority-test'],
		['a test certificate beside it', { ...ISSUING, test: true }, 'intermediates', 'authority-test']
	] as const)('refuses %s', (_, certificate, place, code) => {
		expect(mayTrust(certificate, place, where)).toEqual({
			refused: code,
			details: { subject: certificate.subject }
		});
	});

	it('takes a test root in a demonstration', () => {
		expect(mayTrust({ ...ROOT, test: true }, 'roots', { now: NOW, office: false })).toBeNull();
	});
});

describe('the addresses of services', () => {
	const none = { crls: [], ocsp: null, tsa: null };

	it('may be none', () => {
		expect(addressWrong(none)).toBeUndefined();
	});

	it('are of the web', () => {
		const crls = ['http://crl.pki.gov.kz/nca_gost_2022.crl', 'https://example.kz/a.crl'];
		expect(
			addressWrong({ crls, ocsp: 'http://ocsp.pki.gov.kz', tsa: 'http://tsp.pki.gov.kz' })
		).toBeUndefined();
	});

	it.each([
		['file:///etc/passwd'],
		['ldap://example.kz/cn=ca'],
		['crl.pki.gov.kz'],
		['http://'],
		['https://user:password@example.kz'],
		['http://example.kz/' + 'x'.repeat(300)]
	])('refuse %s, naming the field', (address) => {
		expect(addressWrong({ ...none, crls: ['http://example.kz', address] })).toBe('crls');
		expect(addressWrong({ ...none, ocsp: address })).toBe('ocsp');
		expect(addressWrong({ ...none, tsa: address })).toBe('tsa');
	});

	it('are not endlessly many', () => {
		expect(addressWrong({ ...none, crls: new Array<string>(21).fill('http://example.kz') })).toBe('crls');
	});
});
