import fc from 'fast-check';
import { Certificate, CertificateRevocationList, ContentInfo, SignedData } from 'pkijs';
import { describe, expect, it } from 'vitest';
import { PARAM_SET_A } from '../../../domain/gost/curve.ts';
import { keyOf } from '../../../domain/gost/testing/sign.ts';
import { GOST_ALGORITHMS, GOST_OIDS } from './gost-2015.ts';
import { gostKey, gostSign, spkiOf } from './testing/gost-key.ts';
import { NCA_TEST } from './testing/nca-test.ts';

const gost = GOST_ALGORITHMS[GOST_OIDS.signature]!;
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const certificateOf = (base64: string) => Certificate.fromBER(bytesOf(base64));
const spkiIn = (certificate: Certificate) =>
	new Uint8Array(certificate.subjectPublicKeyInfo.toSchema().toBER());
/** What a certificate or a revocation list signs, and its signature. */
const signedPart = (signed: Certificate | CertificateRevocationList) =>
	[
		new Uint8Array(signed.tbsView),
		signed.signatureValue?.valueBlock.valueHexView ?? new Uint8Array()
	] as const;

const root = certificateOf(NCA_TEST.root);
const issuing = certificateOf(NCA_TEST.issuing);
const signed = new SignedData({ schema: ContentInfo.fromBER(bytesOf(NCA_TEST.cms)).content });
const signer = signed.certificates![0] as Certificate;

describe('the test certificates of the national centre', () => {
	it.each<[string, Certificate | CertificateRevocationList, Certificate]>([
		['the root, by itself', root, root],
		['the issuing certificate, by the root', issuing, root],
		['the revocation list, by the root', CertificateRevocationList.fromBER(bytesOf(NCA_TEST.rootCrl)), root],
		['a signer’s certificate, by the issuing one', signer, issuing]
	])('are signed as they say: %s', (_, what, by) => {
		expect(gost.verify(spkiIn(by), ...signedPart(what))).toBe(true);
		const other = by === root ? issuing : root;
		expect(gost.verify(spkiIn(other), ...signedPart(what))).toBe(false);
	});

	it('name the algorithms by the identifiers of the table', () => {
		expect(root.subjectPublicKeyInfo.algorithm.algorithmId).toBe(GOST_OIDS.key);
		expect(root.signatureAlgorithm.algorithmId).toBe(GOST_OIDS.signature);
		expect(signed.signerInfos[0]!.digestAlgorithm.algorithmId).toBe(GOST_OIDS.digest);
		expect(signed.signerInfos[0]!.signatureAlgorithm.algorithmId).toBe(GOST_OIDS.signature);
	});
});

describe('a signature made by the national library', () => {
	const [info] = signed.signerInfos;
	const attributes = new Uint8Array(info!.signedAttrs!.encodedValue);
	const signature = info!.signature.valueBlock.valueHexView;
	const digestAttribute = info!.signedAttrs!.attributes.find(({ type }) => type === '1.2.840.113549.1.9.4');

	it('is over its attributes', () => {
		// Signed as a SET, whatever tag they stand under in the file.
		attributes[0] = 0x31;
		expect(gost.verify(spkiIn(signer), attributes, signature)).toBe(true);
	});

	it('names the digest of the bytes', () => {
		expect(gost.digest(bytesOf(NCA_TEST.signedBytes))).toEqual(
			new Uint8Array(digestAttribute!.values[0].valueBlock.valueHexView)
		);
	});

	it('is not over attributes of which one bit is another', () => {
		const other = attributes.slice();
		other[other.length - 1]! ^= 1;
		expect(gost.verify(spkiIn(signer), other, signature)).toBe(false);
	});

	it('is of no other order of bytes', () => {
		const [r, s] = [signature.slice(0, 64), signature.slice(64)];
		for (const order of [
			[s, r],
			[r.slice().reverse(), s.slice().reverse()],
			[s.slice().reverse(), r.slice().reverse()]
		])
			expect(gost.verify(spkiIn(signer), attributes, Buffer.concat(order))).toBe(false);
	});
});

describe('what was sent in', () => {
	const key = gostKey(123456789n);
	const bytes = new TextEncoder().encode('бұйрық');
	const signature = gostSign(key, bytes);
	const own = keyOf(PARAM_SET_A, key.secret);

	it('is checked by the key it is of', () => {
		expect(gost.verify(key.spki, bytes, signature)).toBe(true);
		expect(gost.verify(gostKey(2n).spki, bytes, signature)).toBe(false);
	});

	it.each([
		['a key of another algorithm', spkiOf(own, { key: '1.2.643.7.1.1.1.2' })],
		['a key on another curve', spkiOf(own, { curve: '1.2.398.3.10.1.1.2.2.2' })],
		['a key for another digest', spkiOf(own, { digest: '1.2.398.3.10.1.3.2' })],
		['a key beside the curve', spkiOf({ ...own, y: own.y ^ 1n })],
		['a key with something behind it', Buffer.concat([key.spki, Buffer.of(0)])],
		['half a key', key.spki.subarray(0, 90)],
		['nothing', new Uint8Array()],
		['an endless length', Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff)],
		['nested without end', new Uint8Array(200_000).fill(0x30)]
	])('as %s is refused', (_, spki) => {
		expect(gost.verify(spki, bytes, signature)).toBe(false);
	});

	it.each([0, 1, 64, 127, 129, 256])('as a signature of %i bytes is refused', (length) => {
		expect(gost.verify(key.spki, bytes, new Uint8Array(length).fill(1))).toBe(false);
	});

	it('never throws', () => {
		const spoiled = fc
			.tuple(fc.nat(key.spki.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(key.spki.length))
			.map(([at, change, end]) => {
				const spki = key.spki.slice(0, end || undefined);
				if (at < spki.length) spki[at]! ^= change;
				return spki;
			});
		fc.assert(
			fc.property(fc.oneof(spoiled, fc.uint8Array({ maxLength: 300 })), fc.uint8Array(), (spki, other) => {
				expect(typeof gost.verify(spki, bytes, signature)).toBe('boolean');
				expect(gost.verify(spki, bytes, other)).toBe(false);
			}),
			{ numRuns: 200 }
		);
	});
});
