import { beforeAll, describe, expect, it, vi } from 'vitest';
import { isRefused } from '../../domain/refusal.ts';
import { SIGNING_TERMS } from '../../domain/signing/e-signature.ts';
import { children, content, read, whole } from './der.ts';
import { type Authority, createAuthority, type Issued, type IssueKind } from './testing/authority.ts';
import { certify, ofPerson, personName } from './testing/certificates.ts';
import { base64, checkWith, termsOf } from './testing/checking.ts';
import { signDetached } from './testing/sign-detached.ts';

// Keys and other programs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const AT = Date.UTC(2026, 10, 23, 5);
const DAY = 24 * 60 * 60_000;
const CRL = 'http://lists.test/issuing.crl';
const HEAD = {
	iin: '850101300017',
	bin: '120340000016',
	name: 'Әбдірахманов Ерлан Серікұлы',
	organisation: 'Аттестаттау басқармасы'
};
const EXPECTED = { iin: HEAD.iin, bin: HEAD.bin };
const order = new TextEncoder().encode('Бұйрық № 04-12/345');

let authority: Authority;
let other: Authority;
let head: Issued;
let good: Uint8Array;
let lists: Map<string, Uint8Array>;
let check: ReturnType<typeof checkWith>;

beforeAll(async () => {
	[authority, other] = await Promise.all([
		createAuthority({ at: AT, crlUrl: CRL }),
		createAuthority({ at: AT, crlUrl: CRL, keys: 'rsa' })
	]);
	head = await authority.issue(HEAD);
	good = await head.sign(order);
	lists = await authority.lists();
	check = checkWith(AT, lists);
}, 60_000);

const refusalOf = (answer: unknown) => (isRefused(answer) ? answer.refused : 'accepted');
const signedBy = async (kind: IssueKind) => (await authority.issue({ ...HEAD, kind })).sign(order);

describe('a good signature', () => {
	it('is accepted with what the chain keeps of it, and says whose it is', async () => {
		const answer = await check(good, order, termsOf(authority), EXPECTED);
		expect(answer).toEqual({
			facts: {
				format: 'ETSI.CAdES.detached',
				algorithm: 'ECDSA P-256 SHA-256',
				certificate: {
					sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
					serial: head.serial,
					notBefore: AT - DAY,
					notAfter: AT + 365 * DAY
				},
				revocation: { source: 'crl', issuedAt: AT },
				timestamp: null
			},
			subject: {
				name: HEAD.name,
				iin: HEAD.iin,
				bin: HEAD.bin,
				organisation: HEAD.organisation,
				issuer: 'ТЕСТОВЫЙ ЦЕНТР — НЕ ДЛЯ РАБОТЫ / Synaq test authority ISSUING'
			}
		});
	});

	it('without signing-certificate-v2 is labelled as no PAdES', async () => {
		const plain = await head.sign(order, { signingCertificateV2: false });
		expect(await check(plain, order, termsOf(authority))).toMatchObject({
			facts: { format: 'adbe.pkcs7.detached' }
		});
	});

	it.each([
		['ecdsa', 'SHA-256', 'ECDSA P-256 SHA-256'],
		['ecdsa-384', 'SHA-384', 'ECDSA P-384 SHA-384'],
		['rsa', 'SHA-256', 'RSA-2048 SHA-256']
	] as const)('may be made with %s and %s', async (keys, hash, algorithm) => {
		const signer = await authority.issue({ ...HEAD, keys });
		const cms = await signer.sign(order, { hash, at: AT });
		expect(await check(cms, order, termsOf(authority))).toMatchObject({ facts: { algorithm } });
	});

	it('of an authority with RSA keys is accepted too', async () => {
		const signer = await other.issue(HEAD);
		const answer = await checkWith(AT, await other.lists())(
			await signer.sign(order),
			order,
			termsOf(authority, other)
		);
		expect(refusalOf(answer)).toBe('accepted');
	});

	it('may stand in a room of a PDF file, which ends in zeros', async () => {
		const padded = new Uint8Array([...good, ...new Uint8Array(500)]);
		expect(refusalOf(await check(padded, order, termsOf(authority)))).toBe('accepted');
	});

	it('may be written in BER, whose lengths are not known beforehand', async () => {
		const [oid, explicit] = children(good, read(good, 0));
		const signedData = content(good, read(good, explicit!.inner));
		const open = (tag: number, inner: Uint8Array) => new Uint8Array([tag, 0x80, ...inner, 0, 0]);
		const inner = open(0xa0, open(0x30, signedData));
		const ber = open(0x30, new Uint8Array([...whole(good, oid!), ...inner]));
		expect(refusalOf(await check(ber, order, termsOf(authority)))).toBe('accepted');
	});

	it('by a person without an office is accepted where no office is asked for', async () => {
		const person = await authority.issue({ ...HEAD, bin: null, organisation: null });
		const answer = await check(await person.sign(order), order, termsOf(authority), {
			iin: HEAD.iin,
			bin: null
		});
		expect(answer).toMatchObject({ subject: { bin: null, organisation: null } });
	});
});

describe('a signature is refused', () => {
	it('over other bytes', async () => {
		const changed = new TextEncoder().encode('Бұйрық № 04-12/346');
		expect(await check(good, changed, termsOf(authority))).toEqual({ refused: 'signature-over-other-bytes' });
	});

	it('with a key that is not the certificate’s', async () => {
		const thief = await authority.issue({ ...HEAD, iin: '900202400028' });
		const forged = await signDetached(thief.key, head.certificate, [authority.intermediate], order, {
			signingCertificateV2: true
		});
		expect(await check(forged, order, termsOf(authority))).toEqual({ refused: 'signature-invalid' });
	});

	it('whose signing-certificate-v2 names another certificate', async () => {
		const forged = await signDetached(head.key, head.certificate, [authority.intermediate], order, {
			signingCertificateV2: true,
			namedCertificate: authority.intermediate
		});
		expect(await check(forged, order, termsOf(authority))).toEqual({ refused: 'signature-invalid' });
	});

	it('of another person', async () => {
		const answer = await check(good, order, termsOf(authority), { ...EXPECTED, iin: '900202400028' });
		expect(answer).toEqual({ refused: 'certificate-of-another' });
	});

	it('of another office, also of a person without one', async () => {
		const terms = termsOf(authority);
		const answer = await check(good, order, terms, { ...EXPECTED, bin: '990440000017' });
		expect(answer).toEqual({ refused: 'certificate-of-another-office' });
		const person = await authority.issue({ ...HEAD, bin: null, organisation: null });
		const own = await check(await person.sign(order), order, terms, EXPECTED);
		expect(own).toEqual({ refused: 'certificate-of-another-office' });
	});

	it('when the certificate has expired, and says when', async () => {
		expect(await check(await signedBy('expired'), order, termsOf(authority), EXPECTED)).toEqual({
			refused: 'certificate-expired',
			details: { until: '22.11.2026' }
		});
	});

	it('when the certificate is not valid yet, and says from when', async () => {
		expect(await check(await signedBy('not-yet-valid'), order, termsOf(authority), EXPECTED)).toEqual({
			refused: 'certificate-not-yet-valid',
			details: { from: '24.11.2026' }
		});
	});

	it('when the certificate is for signing in only', async () => {
		const cms = await signedBy('authentication');
		expect(await check(cms, order, termsOf(authority), EXPECTED)).toEqual({
			refused: 'certificate-not-for-signing'
		});
	});

	it('when no root is trusted at all', async () => {
		const refused = { refused: 'no-trusted-roots' };
		expect(await check(good, order, SIGNING_TERMS)).toEqual(refused);
		expect(await check(good, order, { ...SIGNING_TERMS, roots: ['bm90aGluZw=='] })).toEqual(refused);
	});

	it('when its root is another, also one of the same name', async () => {
		expect(await check(good, order, termsOf(other))).toEqual({ refused: 'certificate-untrusted' });
	});

	it('when the signer’s own certificate stands among the roots: a person is no authority', async () => {
		const terms = { ...SIGNING_TERMS, roots: [base64(head.certificate)] };
		expect(await check(good, order, terms)).toEqual({ refused: 'certificate-untrusted' });
	});

	it('when the chain is signed by a person instead of an authority', async () => {
		const wanted = { serial: '01', from: AT - DAY, until: AT + DAY, kind: 'ecdsa' } as const;
		const person = await certify(
			{ ...wanted, subject: personName(HEAD), extensions: ofPerson('signing', null) },
			null
		);
		const below = await certify(
			{ ...wanted, subject: personName(HEAD), extensions: ofPerson('signing', null) },
			person
		);
		const cms = await signDetached(
			below.keys.privateKey,
			new Uint8Array(below.certificate.rawData),
			[new Uint8Array(person.certificate.rawData)],
			order,
			{ signingCertificateV2: true }
		);
		const terms = { ...SIGNING_TERMS, roots: [base64(new Uint8Array(person.certificate.rawData))] };
		expect(await check(cms, order, terms)).toEqual({ refused: 'certificate-untrusted' });
	});

	it('when it is truncated, empty or no CMS at all', async () => {
		for (const cms of [good.subarray(0, good.length - 1), good.subarray(0, 100), new Uint8Array(), order])
			expect(await check(cms, order, termsOf(authority))).toEqual({ refused: 'signature-malformed' });
	});

	it('when it is larger than any signature', async () => {
		const answer = await check(new Uint8Array(256 * 1024 + 1), order, termsOf(authority));
		expect(answer).toEqual({ refused: 'signature-too-large' });
	});
});
