import { describe, expect, it } from 'vitest';
import { isRefused } from '../../domain/refusal.ts';
import { authorityFiles } from './authority-file.ts';
import { NCA_TEST } from './gost/testing/nca-test.ts';

const { root, issuing } = NCA_TEST;
const bytes = (text: string) => new TextEncoder().encode(text);
const pem = (base64: string) =>
	`-----BEGIN CERTIFICATE-----\r\n${base64.match(/.{1,64}/g)!.join('\r\n')}\r\n-----END CERTIFICATE-----\r\n`;

const dersIn = (file: Uint8Array): string[] | 'refused' => {
	const read = authorityFiles.read(file);
	return isRefused(read) ? 'refused' : read.map(({ der }) => der);
};

describe('a file with certificates of authorities', () => {
	it.each([
		['in binary', new Uint8Array(Buffer.from(root, 'base64')), [root]],
		['in PEM', bytes(pem(root)), [root]],
		['in PEM, two with words between', bytes(`түбір\n${pem(root)}аралық\n${pem(issuing)}`), [root, issuing]],
		['in base64 alone', bytes(`${root}\n`), [root]]
	])('is read %s', (_, file, ders) => {
		expect(dersIn(file)).toEqual(ders);
	});

	it.each([
		['nothing', new Uint8Array()],
		['words', bytes('сертификат')],
		['base64 of something else', bytes('QUJDRA==')],
		['PEM of something else', bytes(pem('QUJDRA=='))],
		['half a certificate', new Uint8Array(Buffer.from(root, 'base64')).subarray(0, 300)],
		['a key', bytes('-----BEGIN PRIVATE KEY-----\nQUJDRA==\n-----END PRIVATE KEY-----')]
	])('with %s is refused', (_, file) => {
		expect(dersIn(file)).toBe('refused');
	});

	it('tells who it is of, who issued it and what it may do', () => {
		expect(authorityFiles.read(bytes(pem(issuing)))).toEqual([
			expect.objectContaining({
				subject: 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022',
				issuer: 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (GOST) TEST 2022',
				authority: true,
				selfIssued: false,
				test: true
			})
		]);
	});
});
