import { describe, expect, it } from 'vitest';
import { gateway, signatureOver } from './gateway.ts';

const SECRET = 'a-secret-shared-with-the-gateway-of-payments';
const NOW = Date.parse('2026-11-24T09:05:00+05:00');
const WORD = { reference: '0123456789', transaction: 'tx-1', amount: 39_320, outcome: 'paid' };

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
const word = (changes: object = {}) => bytes({ ...WORD, sentAt: NOW, ...changes });
const read = (body: Uint8Array, signature = signatureOver(SECRET, body), now = NOW) =>
	gateway(SECRET).read(body, signature, now);
const REFUSED = { refused: 'callback-refused' };

describe('the word of a payment gateway', () => {
	it('is taken when it is signed with the shared secret', () => {
		expect(read(word())).toEqual(WORD);
	});

	it('is signed as any program makes an HMAC-SHA-256', () => {
		expect(
			signatureOver('key', new TextEncoder().encode('The quick brown fox jumps over the lazy dog'))
		).toBe('sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8');
	});

	it.each([
		['another secret', signatureOver(`${SECRET}x`, word())],
		['no signature', ''],
		['half a signature', signatureOver(SECRET, word()).slice(0, 40)],
		['the digest without its name', signatureOver(SECRET, word()).slice(7)]
	])('is refused with %s', (_, signature) => {
		expect(read(word(), signature)).toEqual(REFUSED);
	});

	it('is refused when one byte of it was changed', () => {
		expect(read(word({ amount: 1 }), signatureOver(SECRET, word()))).toEqual(REFUSED);
	});

	it.each([
		['five minutes late', 5 * 60_000, true],
		['later', 5 * 60_000 + 1, false],
		['from a clock five minutes ahead', -5 * 60_000, true],
		['from one further ahead', -5 * 60_000 - 1, false]
	])('%s: taken or refused by its moment', (_, after, taken) => {
		expect('refused' in read(word(), undefined, NOW + after)).toBe(!taken);
	});

	it.each([
		['no number', { reference: '' }],
		['an amount of nothing', { amount: 0 }],
		['half a tenge', { amount: 0.5 }],
		['an outcome nobody knows', { outcome: 'maybe' }],
		['no moment', { sentAt: undefined }],
		['a transaction that is no word', { transaction: 'a b' }]
	])('is refused with %s', (_, wrong) => {
		expect(read(word(wrong))).toEqual(REFUSED);
	});

	it('is refused when it is no JSON or no text', () => {
		expect(read(new TextEncoder().encode('{'))).toEqual(REFUSED);
		expect(read(new Uint8Array([0xff, 0xfe]))).toEqual(REFUSED);
	});
});
