import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Authority, createAuthority, type Issued } from './testing/authority.ts';
import { checkWith, pem, termsOf } from './testing/checking.ts';

// Keys and other programs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const installed = spawnSync('openssl', ['version']).status === 0;
// The other program goes by the clock of the machine.
const AT = Math.floor(Date.now() / 1000) * 1000;
const PASSWORD = 'Test1234';
const PERSON = {
	iin: '850101300017',
	bin: '120340000016',
	name: 'Әбдірахманов Ерлан',
	organisation: 'Басқарма'
};
const order = new TextEncoder().encode('Бұйрық № 04-12/345\n');

describe.skipIf(!installed)('another program', () => {
	const folder = mkdtempSync(join(tmpdir(), 'synaq-cms-'));
	const path = (name: string) => join(folder, name);
	const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
	let authority: Authority;
	const signers: Record<string, Issued> = {};

	beforeAll(async () => {
		authority = await createAuthority({ at: AT, crlUrl: 'http://lists.test/crl' });
		writeFileSync(path('root.pem'), pem(authority.root, 'CERTIFICATE'));
		writeFileSync(path('between.pem'), pem(authority.intermediate, 'CERTIFICATE'));
		writeFileSync(path('order'), order);
		for (const keys of ['ecdsa', 'ecdsa-384', 'rsa'] as const) {
			const signer = await authority.issue({ ...PERSON, keys });
			signers[keys] = signer;
			writeFileSync(path(`${keys}.pem`), pem(signer.certificate, 'CERTIFICATE'));
			writeFileSync(path(`${keys}.p12`), await signer.pkcs12(PASSWORD));
			openssl(
				'pkcs12',
				'-in',
				path(`${keys}.p12`),
				'-passin',
				`pass:${PASSWORD}`,
				'-nodes',
				'-nocerts',
				'-out',
				path(`${keys}.key`)
			);
		}
	}, 60_000);
	afterAll(() => rmSync(folder, { recursive: true }));

	const accepts = async (...how: string[]) => {
		openssl(
			'cms',
			'-sign',
			'-binary',
			'-in',
			path('order'),
			'-certfile',
			path('between.pem'),
			'-outform',
			'DER',
			'-out',
			path('cms'),
			...how
		);
		const check = checkWith(AT, await authority.lists());
		return check(new Uint8Array(readFileSync(path('cms'))), order, termsOf(authority));
	};
	const by = (keys: string) => ['-signer', path(`${keys}.pem`), '-inkey', path(`${keys}.key`)];

	it('opens the PKCS#12 file with its password and with no other', () => {
		const file = ['pkcs12', '-in', path('rsa.p12'), '-nokeys', '-passin'];
		expect(openssl(...file, `pass:${PASSWORD}`).toString()).toContain('BEGIN CERTIFICATE');
		expect(() => openssl(...file, 'pass:other')).toThrow();
	});

	it.each(['ecdsa', 'ecdsa-384', 'rsa'])('verifies what was signed here with %s', async (keys) => {
		for (const signingCertificateV2 of [true, false]) {
			writeFileSync(path('cms'), await signers[keys]!.sign(order, { signingCertificateV2, at: AT }));
			const said = spawnSync('openssl', [
				...['cms', '-verify', '-inform', 'DER', '-in', path('cms'), '-content', path('order'), '-binary'],
				...['-CAfile', path('root.pem'), '-purpose', 'any', ...(signingCertificateV2 ? ['-cades'] : [])]
			]);
			expect(said.stderr.toString()).toContain('erification successful');
		}
	});

	it.each([
		['ecdsa', 'sha256', 'ECDSA P-256 SHA-256'],
		['ecdsa-384', 'sha384', 'ECDSA P-384 SHA-384'],
		['rsa', 'sha256', 'RSA-2048 SHA-256'],
		['rsa', 'sha512', 'RSA-2048 SHA-512']
	])('signs with %s and %s and is accepted here', async (keys, hash, algorithm) => {
		const facts = { format: 'adbe.pkcs7.detached', algorithm };
		expect(await accepts(...by(keys), '-md', hash)).toMatchObject({ facts, subject: { iin: PERSON.iin } });
		expect(await accepts(...by(keys), '-md', hash, '-cades')).toMatchObject({
			facts: { format: 'ETSI.CAdES.detached' }
		});
	});

	it('signs with PSS and is accepted here', async () => {
		const pss = ['-keyopt', 'rsa_padding_mode:pss'];
		expect(await accepts(...by('rsa'), '-md', 'sha256', ...pss)).toMatchObject({
			facts: { algorithm: 'RSA-PSS-2048 SHA-256' }
		});
	});

	it('names the signer by his key and is accepted here', async () => {
		expect(await accepts(...by('ecdsa'), '-keyid')).toMatchObject({ facts: {} });
	});

	it('is refused with SHA-1, without signed attributes, with the data inside, and with two signers', async () => {
		expect(await accepts(...by('rsa'), '-md', 'sha1')).toEqual({
			refused: 'signature-algorithm',
			details: { algorithm: 'SHA-1' }
		});
		const malformed = { refused: 'signature-malformed' };
		expect(await accepts(...by('rsa'), '-noattr')).toEqual(malformed);
		expect(await accepts(...by('rsa'), '-nodetach')).toEqual(malformed);
		expect(await accepts(...by('rsa'), '-stream')).toEqual(malformed);
		expect(await accepts(...by('rsa'), ...by('ecdsa'))).toEqual(malformed);
		expect(await accepts(...by('rsa'), '-nocerts')).toEqual(malformed);
	});
});
