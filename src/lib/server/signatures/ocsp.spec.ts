import 'reflect-metadata';
import { ExtendedKeyUsageExtension } from '@peculiar/x509';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { FetchBytes } from './network.ts';
import { type Authority, createAuthority, type Issued } from './testing/authority.ts';
import { checkWith, network, pem, termsOf } from './testing/checking.ts';

// Keys and other programs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const AT = Math.floor(Date.now() / 1000) * 1000;
const DAY = 24 * 60 * 60_000;
const CRL = 'http://lists.test/issuing.crl';
const OCSP = 'http://ocsp.test/';
const HEAD = { iin: '850101300017', bin: null, name: 'Әбдірахманов Ерлан', organisation: null };
const order = new TextEncoder().encode('Бұйрық');

let authority: Authority;
let head: Issued;
beforeAll(async () => {
	authority = await createAuthority({ at: AT, crlUrl: CRL });
	head = await authority.issue(HEAD);
}, 60_000);

type Answer = (request: Uint8Array) => Promise<Uint8Array>;

/** Checks with a responder; only the root's list can be reached besides, or the issuer's too. */
async function check(answer: Answer, { signer = head, lists = false, when = AT } = {}) {
	const all = await authority.lists();
	if (!lists) all.delete(CRL);
	const fetchBytes: FetchBytes = (url, body) => (url === OCSP ? answer(body!.bytes) : network(all)(url));
	const terms = { ...termsOf(authority), ocsp: OCSP };
	return checkWith(AT, all, fetchBytes)(await signer.sign(order), order, terms, null, when);
}

const UNKNOWN = { refused: 'revocation-unknown' };
const REVOKED = { refused: 'certificate-revoked' };

describe('a responder', () => {
	it('vouches for a certificate', async () => {
		expect(await check((request) => authority.ocsp(request))).toMatchObject({
			facts: { revocation: { source: 'ocsp', issuedAt: AT } }
		});
	});

	it('says that a certificate is revoked', async () => {
		const signer = await authority.issue({ ...HEAD, kind: 'revoked' });
		expect(await check((request) => authority.ocsp(request), { signer })).toEqual(REVOKED);
	});

	it('that cannot be reached leaves it to the lists', async () => {
		const silent: Answer = async () => {
			throw new Error('not reached');
		};
		expect(await check(silent, { lists: true })).toMatchObject({ facts: { revocation: { source: 'crl' } } });
		expect(await check(silent)).toEqual(UNKNOWN);
	});

	it('is not believed about another certificate, another authority or another time', async () => {
		const stranger = await createAuthority({ at: AT, crlUrl: CRL });
		const someone = await authority.issue(HEAD);
		let other: Uint8Array | undefined;
		await check((request) => authority.ocsp((other = request)), { signer: someone });
		expect(await check(() => authority.ocsp(other!))).toEqual(UNKNOWN);
		expect(await check((request) => stranger.ocsp(request))).toEqual(UNKNOWN);
		expect(await check((request) => authority.ocsp(request, AT - DAY))).toEqual(UNKNOWN);
		expect(await check((request) => authority.ocsp(request, AT + 400 * DAY))).toEqual(UNKNOWN);
	});

	it('is not believed where its answer was changed anywhere', async () => {
		const signer = await authority.issue({ ...HEAD, kind: 'revoked' });
		for (let at = 0; at < 300; at += 13)
			expect(
				await check(
					async (request) =>
						Uint8Array.from(await authority.ocsp(request), (byte, index) => (index === at ? byte ^ 1 : byte)),
					{ signer }
				)
			).toMatchObject({ refused: expect.stringMatching(/^(revocation-unknown|certificate-revoked)$/) });
	});
});

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)('another program', () => {
	/** Answers by the certificate `by`, for the authority. */
	const answerOf =
		(by: Issued): Answer =>
		async (request) => {
			const folder = mkdtempSync(join(tmpdir(), 'synaq-ocsp-'));
			const put = (name: string, bytes: Uint8Array | string) => {
				writeFileSync(join(folder, name), bytes);
				return join(folder, name);
			};
			const until = new Date(AT + DAY).toISOString().replace(/\D/g, '').slice(2, 14);
			const index = `V\t${until}Z\t\t${head.serial.toUpperCase()}\tunknown\t/CN=head\n`;
			try {
				execFileSync('openssl', [
					...[
						'ocsp',
						'-index',
						put('index', index),
						'-CA',
						put('ca', pem(authority.intermediate, 'CERTIFICATE'))
					],
					...['-rsigner', put('signer', pem(by.certificate, 'CERTIFICATE'))],
					...['-rkey', put('key', pem(by.pkcs8, 'PRIVATE KEY')), '-reqin', put('request', request)],
					...['-respout', join(folder, 'answer'), '-nmin', '5', '-noverify']
				]);
				return new Uint8Array(readFileSync(join(folder, 'answer')));
			} finally {
				rmSync(folder, { recursive: true });
			}
		};

	it('answers for the authority where that made it a certificate for answering, and only then', async () => {
		const appointed = await authority.issue(HEAD, [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.9'])]);
		expect(await check(answerOf(appointed))).toMatchObject({ facts: { revocation: { source: 'ocsp' } } });
		expect(await check(answerOf(head))).toEqual(UNKNOWN);
	});
});
