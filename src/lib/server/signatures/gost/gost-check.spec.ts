import { describe, expect, it } from 'vitest';
import { SIGNING_TERMS, type SigningTerms } from '../../../domain/signing/e-signature.ts';
import { cmsCheck } from '../check.ts';
import { keptLists } from '../kept-lists.ts';
import { base64, network } from '../testing/checking.ts';
import { GOST_ALGORITHMS } from './gost-2015.ts';
import { gostAuthority } from './testing/gost-authority.ts';
import { NCA_TEST } from './testing/nca-test.ts';

const AT = Date.UTC(2026, 10, 23, 5);
const CRL = 'http://lists.test/gost.crl';
const ROOT_CRL = 'http://lists.test/gost-root.crl';
const HEAD = {
	iin: '850101300017',
	bin: '120340000016',
	name: 'Әбдірахманов Ерлан Серікұлы',
	organisation: 'Аттестаттау басқармасы'
};
const order = new TextEncoder().encode('Бұйрық № 04-12/345');
const authority = gostAuthority(AT, { crl: CRL, rootCrl: ROOT_CRL }, HEAD);
const terms: SigningTerms = { ...SIGNING_TERMS, roots: [base64(authority.root)] };
const lists = { [CRL]: authority.crl(), [ROOT_CRL]: authority.rootCrl() };
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64'));

function checkWith(answers: Record<string, Uint8Array>, at = AT, foreign = GOST_ALGORITHMS) {
	const fetchBytes = network(new Map(Object.entries(answers)));
	const check = cmsCheck({ lists: keptLists(fetchBytes, () => at), fetchBytes, foreign });
	return (cms: Uint8Array, bytes: Uint8Array, given: Partial<Parameters<typeof check>[2]> = {}) =>
		check(cms, bytes, { terms, expected: { iin: HEAD.iin, bin: HEAD.bin }, at, ...given });
}

const check = checkWith(lists);

describe('a signature with the national algorithm', () => {
	it('is accepted, with everything between the signer and the root signed the same way', async () => {
		expect(await check(authority.sign(order), order)).toEqual({
			facts: {
				format: 'adbe.pkcs7.detached',
				algorithm: 'GOST R 34.10-2015-512',
				certificate: expect.objectContaining({ serial: '03' }),
				revocation: { source: 'crl', issuedAt: AT - 86_400_000 },
				timestamp: null
			},
			subject: expect.objectContaining({ name: HEAD.name, iin: HEAD.iin, bin: HEAD.bin })
		});
	});

	it('over other bytes is refused', async () => {
		const answer = await check(authority.sign(order), new TextEncoder().encode('басқа бұйрық'));
		expect(answer).toEqual({ refused: 'signature-over-other-bytes' });
	});

	it('of which one bit is another is refused', async () => {
		const cms = authority.sign(order);
		cms[cms.length - 20]! ^= 1;
		expect(await check(cms, order)).toEqual({ refused: 'signature-invalid' });
	});

	it('by a revoked certificate is refused', async () => {
		const answer = await checkWith({ ...lists, [CRL]: authority.crl(true) })(authority.sign(order), order);
		expect(answer).toEqual({ refused: 'certificate-revoked' });
	});

	it('is refused while a list that is signed by somebody else is all there is', async () => {
		const other = gostAuthority(AT, { crl: CRL, rootCrl: ROOT_CRL }, HEAD, 50n);
		const answer = await checkWith({ ...lists, [CRL]: other.crl() })(authority.sign(order), order);
		expect(answer).toEqual({ refused: 'revocation-unknown' });
	});

	it('that leads to another root of the same name is refused', async () => {
		const other = gostAuthority(AT, { crl: CRL, rootCrl: ROOT_CRL }, HEAD, 50n);
		const trusted = { ...terms, roots: [base64(other.root)] };
		expect(await check(authority.sign(order), order, { terms: trusted })).toEqual({
			refused: 'certificate-untrusted'
		});
	});

	it('is told by its name where it is not known', async () => {
		expect(await checkWith(lists, AT, {})(authority.sign(order), order)).toMatchObject({
			refused: 'signature-algorithm'
		});
	});
});

describe('a signature made by the national library', () => {
	const ISSUED = Date.parse('2025-02-24T19:23:13Z');
	const trusted = { ...SIGNING_TERMS, roots: [NCA_TEST.root], intermediates: [NCA_TEST.issuing] };
	const rootList = { 'http://crl.root.gov.kz/gost_test_2022.crl': bytesOf(NCA_TEST.rootCrl) };
	const cms = bytesOf(NCA_TEST.cms);
	const bytes = bytesOf(NCA_TEST.signedBytes);
	const own = checkWith(rootList, ISSUED);

	it('stands in everything but the list of its issuer, which is not published beside it', async () => {
		expect(await own(cms, bytes, { terms: trusted, expected: null })).toEqual({
			refused: 'revocation-unknown'
		});
	});

	it('names whose it is', async () => {
		const of = (iin: string, bin: string | null) =>
			own(cms, bytes, { terms: trusted, expected: { iin, bin } });
		expect(await of('123456789011', '123456789021')).toEqual({ refused: 'revocation-unknown' });
		expect(await of('123456789012', null)).toEqual({ refused: 'certificate-of-another' });
		expect(await of('123456789011', '060140001001')).toEqual({ refused: 'certificate-of-another-office' });
	});

	it('is over these bytes only', async () => {
		expect(await own(cms, new Uint8Array(3), { terms: trusted, expected: null })).toEqual({
			refused: 'signature-over-other-bytes'
		});
	});

	it('leads nowhere without the issuing certificate', async () => {
		const alone = { ...trusted, intermediates: [] };
		expect(await own(cms, bytes, { terms: alone, expected: null })).toEqual({
			refused: 'certificate-untrusted'
		});
	});
});
