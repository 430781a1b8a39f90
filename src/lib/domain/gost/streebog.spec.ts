import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streebog256, streebog512 } from './streebog.ts';

/** A number as RFC 6986 prints it, with its highest byte first. */
const printed = (bytes: Uint8Array) => Buffer.from(bytes).reverse().toString('hex');
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const text = (words: string) => new TextEncoder().encode(words);
/** «Се ветри, Стрибожи внуци, веютъ с моря стрелами на храбрыя плъкы Игоревы» in Windows-1251. */
const M2 = Buffer.from(
	'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb',
	'hex'
);

describe('Streebog', () => {
	it.each([
		[
			'the first message',
			text('012345678901234567890123456789012345678901234567890123456789012'),
			'486f64c1917879417fef082b3381a4e211c324f074654c38823a7b76f830ad00fa1fbae42b1285c0352f227524bc9ab16254288dd6863dccd5b9f54a1ad0541b',
			'00557be5e584fd52a449b16b0251d05d27f94ab76cbaa6da890b59d8ef1e159d'
		],
		[
			'the second message, longer than a block',
			M2,
			'28fbc9bada033b1460642bdcddb90c3fb3e56c497ccd0f62b8a2ad4935e85f037613966de4ee00531ae60f3b5a47f8dae06915d5f2f194996fcabf2622e6881e',
			'508f7e553c06501d749a66fc28c6cac0b005746d97537fa85d9e40904efed29d'
		]
	])('of %s is what RFC 6986 prints', (_, message, of512, of256) => {
		expect(printed(streebog512(message))).toBe(of512);
		expect(printed(streebog256(message))).toBe(of256);
	});

	it('of nothing is what others publish', () => {
		expect(hex(streebog512(new Uint8Array()))).toBe(
			'8e945da209aa869f0455928529bcae4679e9873ab707b55315f56ceb98bef0a7362f715528356ee83cda5f2aac4c6ad2ba3a715c1bcd81cb8e9f90bf4c1c1a8a'
		);
	});

	it('of messages whose check sum runs over is what OpenSSL prints', () => {
		expect(hex(streebog512(new Uint8Array(192).fill(0xff)))).toBe(
			'55d8f76f0894bde0ec14c906f95be44ec9eac0ab5d05fb1a8aa92bee629b1dab9f1d2552e2d3a1aab9ce2c07941b06dbac5baff6ce461df2f7c60a8a763cc1e9'
		);
	});

	it('differs for messages that differ by one byte at any place around the ends of blocks', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(), (length, seed) => {
				const message = new Uint8Array(length).map((_, i) => (i * 31 + seed) & 0xff);
				const other = message.slice();
				other[seed % length]! ^= 1;
				expect(hex(streebog512(other))).not.toBe(hex(streebog512(message)));
				expect(hex(streebog512(message.subarray(0, -1)))).not.toBe(hex(streebog512(message)));
			}),
			{ numRuns: 50 }
		);
	});

	it('leaves the message alone', () => {
		const message = new Uint8Array(130).fill(7);
		streebog512(message);
		expect(message).toEqual(new Uint8Array(130).fill(7));
	});
});
