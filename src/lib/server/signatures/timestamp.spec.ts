import 'reflect-metadata';
import { ExtendedKeyUsageExtension } from '@peculiar/x509';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { FetchBytes } from './network.ts';
import { type Authority, createAuthority, type Issued } from './testing/authority.ts';
import { checkWith, pem, termsOf } from './testing/checking.ts';
import { timestamped } from './timestamp.ts';

// Keys and other programs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const AT = Math.floor(Date.now() / 1000) * 1000;
const TSA = 'http://time.test/';
const HEAD = { iin: '850101300017', bin: null, name: 'Әбдірахманов Ерлан', organisation: null };
const order = new TextEncoder().encode('Бұйрық');

const CONFIG = `[tsa]
default_tsa = own
[own]
serial = serial
crypto_device = builtin
default_policy = 1.2.3.4
other_policies = 1.2.3.4
digests = sha256
signer_digest = sha256
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
`;

let authority: Authority;
let cms: Uint8Array;
let stamper: Issued;
beforeAll(async () => {
	authority = await createAuthority({ at: AT, crlUrl: 'http://lists.test/crl' });
	cms = await (await authority.issue(HEAD)).sign(order);
	stamper = await authority.issue(HEAD, [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'], true)]);
}, 60_000);

/** A timestamp authority that another program plays. */
function stamping(by: Issued): FetchBytes {
	return async (_, body) => {
		const folder = mkdtempSync(join(tmpdir(), 'synaq-tsa-'));
		const put = (name: string, bytes: Uint8Array | string) => {
			writeFileSync(join(folder, name), bytes);
			return join(folder, name);
		};
		try {
			execFileSync(
				'openssl',
				[
					...['ts', '-reply', '-config', put('config', CONFIG), '-queryfile', put('query', body!.bytes)],
					...['-signer', put('signer', pem(by.certificate, 'CERTIFICATE'))],
					...['-inkey', put('key', pem(by.pkcs8, 'PRIVATE KEY')), '-out', join(folder, 'answer')]
				],
				{ cwd: folder, stdio: 'pipe' }
			);
			return new Uint8Array(readFileSync(join(folder, 'answer')));
		} finally {
			rmSync(folder, { recursive: true });
		}
	};
}

const stamp = (fetchBytes: FetchBytes, tsa: string | null = TSA, own = cms) =>
	timestamped(own, { terms: { ...termsOf(authority), tsa }, fetchBytes, foreign: {} });

const check = async (own: Uint8Array) =>
	checkWith(AT, await authority.lists())(own, order, termsOf(authority));

it('a signature without a timestamp is good, and stays as it is where no authority is set or reached', async () => {
	const silent: FetchBytes = async () => {
		throw new Error('not reached');
	};
	expect(await check(cms)).toMatchObject({ facts: { timestamp: null } });
	expect(await stamp(silent, null)).toBe(cms);
	expect(await stamp(silent)).toBe(cms);
	expect(await stamp(async () => new Uint8Array([0x30, 3, 2, 1, 2]))).toBe(cms);
});

describe.skipIf(spawnSync('openssl', ['version']).status !== 0)('a timestamp', () => {
	it('is added beside a signature, which stays good, and is not added twice', async () => {
		const stamped = await stamp(stamping(stamper));
		expect(await check(stamped)).toMatchObject({ facts: { timestamp: expect.any(Number) } });
		expect(await stamp(stamping(stamper), TSA, stamped)).toBe(stamped);
	});

	it('over another signature does not count', async () => {
		const other = await (await authority.issue(HEAD)).sign(order);
		let answer: Uint8Array | undefined;
		await stamp(async (url, body) => (answer = await stamping(stamper)(url, body)), TSA, other);
		expect(await stamp(async () => answer!)).toBe(cms);
	});

	it('of an authority that the office does not trust does not count', async () => {
		const strangers = await createAuthority({ at: AT, crlUrl: null });
		const extensions = [new ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.8'], true)];
		expect(await stamp(stamping(await strangers.issue(HEAD, extensions)))).toBe(cms);
	});
});
