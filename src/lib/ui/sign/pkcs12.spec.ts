import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { createAuthority, type Authority, type ToIssue } from '../../server/signatures/testing/authority';
import { pkcs12 } from '../../server/signatures/testing/pkcs12';
import { isFailure, type KeyHolder } from './key-holder';
import { openPkcs12 } from './pkcs12';

const NOW = Date.parse('2026-11-24T09:05:00+05:00');
const PASSWORD = 'Qwerty12';
const HEAD = { name: 'СЕРІКОВ ҚАЙРАТ', iin: '850101300123', bin: '990140000018', organisation: 'Кеңсе' };
const ORDER = new TextEncoder().encode('№ 04-12/1-Б бұйрық');

/** Another program to judge by, where it is installed. */
const OPENSSL = spawnSync('openssl', ['version']).status === 0;

let authority: Authority;
let folder: string;
const at = (name: string): string => join(folder, name);
const openssl = (...args: string[]): string =>
	execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'synaq-key-'));
	authority = await createAuthority({ at: NOW, crlUrl: null });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllGlobals());

const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;

async function keyFile(to: Partial<ToIssue> = {}): Promise<ArrayBuffer> {
	const issued = await authority.issue({ ...HEAD, ...to });
	return bufferOf(await issued.pkcs12(PASSWORD));
}

const open = (file: ArrayBuffer, password = PASSWORD) => openPkcs12(file, password, () => NOW);

async function holder(to: Partial<ToIssue> = {}): Promise<KeyHolder> {
	const opened = await open(await keyFile(to));
	if (isFailure(opened)) throw new Error(opened.failed);
	return opened;
}

const pem = (label: string, der: Uint8Array): string =>
	`-----BEGIN ${label}-----\n${Buffer.from(der).toString('base64')}\n-----END ${label}-----\n`;

/** Key and certificate as a program saves them; `how` are its options. */
async function savedBy(to: Partial<ToIssue>, ...how: string[]): Promise<ArrayBuffer> {
	const issued = await authority.issue({ ...HEAD, ...to });
	writeFileSync(at('key.pem'), pem('PRIVATE KEY', issued.pkcs8));
	writeFileSync(at('certificate.pem'), pem('CERTIFICATE', issued.certificate));
	const given = ['-inkey', at('key.pem'), '-in', at('certificate.pem'), '-passout', `pass:${PASSWORD}`];
	openssl('pkcs12', '-export', ...given, '-out', at('key.p12'), ...how);
	return bufferOf(readFileSync(at('key.p12')));
}

/** What OpenSSL says of a signature over these bytes, the test root being trusted. */
function judged(cms: Uint8Array, bytes: Uint8Array): string {
	writeFileSync(at('root.pem'), pem('CERTIFICATE', authority.root));
	writeFileSync(at('signature.der'), cms);
	writeFileSync(at('signed'), bytes);
	const over = ['-inform', 'DER', '-in', at('signature.der'), '-content', at('signed'), '-binary'];
	const trust = ['-CAfile', at('root.pem'), '-purpose', 'any', '-attime', String(NOW / 1000)];
	try {
		execFileSync('openssl', ['cms', '-verify', ...over, ...trust, '-out', at('out')], { stdio: 'pipe' });
		return 'verified';
	} catch (no) {
		return String((no as { stderr: Buffer }).stderr);
	}
}

describe('a key file', () => {
	it('is opened with its password and says whose it is', async () => {
		const { subject } = await holder();
		expect(subject).toMatchObject({ name: HEAD.name, iin: HEAD.iin, bin: HEAD.bin });
		expect(subject?.notAfter).toBeGreaterThan(NOW);
	});

	it('is not opened with another password', async () => {
		const file = await keyFile();
		for (const wrong of ['qwerty12', '', 'пароль'])
			expect(await open(file, wrong)).toMatchObject({ failed: 'wrong-password' });
	});

	it('that is cut short, or is something else, is no key file', async () => {
		const file = await keyFile();
		for (const other of [file.slice(0, file.byteLength - 200), file.slice(0, 3), new ArrayBuffer(0)])
			expect(await open(other)).toMatchObject({ failed: 'not-a-key-file' });
		expect(await open(bufferOf(authority.root))).toMatchObject({ failed: 'not-a-key-file' });
		expect(await open(bufferOf(ORDER))).toMatchObject({ failed: 'not-a-key-file' });
	});

	it('of an expired certificate, or of one that is not valid yet, does not sign', async () => {
		expect(await open(await keyFile({ kind: 'expired' }))).toMatchObject({ failed: 'expired' });
		expect(await open(await keyFile({ kind: 'not-yet-valid' }))).toMatchObject({ failed: 'not-yet-valid' });
	});

	it('for signing in only does not sign', async () => {
		expect(await open(await keyFile({ kind: 'authentication' }))).toMatchObject({
			failed: 'not-for-signing'
		});
	});

	it('of the national algorithm is for NCALayer', async () => {
		const issued = await authority.issue(HEAD);
		const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: '1.2.398.3.10.1.1.2.2' })] });
		const key = new OctetString({ valueHex: new Uint8Array(64).buffer });
		const info = new Sequence({ value: [new Integer({ value: 0 }), algorithm, key] });
		const pkcs8 = new Uint8Array(info.toBER());
		const certificate = issued.certificate;
		const file = await pkcs12({ pkcs8, certificate, chain: [], friendlyName: HEAD.name }, PASSWORD);
		expect(await open(bufferOf(file))).toMatchObject({ failed: 'national-algorithm' });
	});

	it('without a secure context is not opened: browsers give no cryptography there', async () => {
		const file = await keyFile();
		vi.stubGlobal('crypto', {});
		expect(await open(file)).toMatchObject({ failed: 'insecure-page' });
	});

	it.runIf(OPENSSL)('saved by another program is opened: RSA and elliptic curves', async () => {
		for (const keys of ['rsa', 'ecdsa', 'ecdsa-384'] as const) {
			const opened = await open(await savedBy({ keys }));
			expect(opened).toMatchObject({ method: 'pkcs12', subject: { iin: HEAD.iin } });
		}
	});

	it.runIf(OPENSSL)('in the old protection is not opened by a browser, whatever the password', async () => {
		const old = await savedBy({}, '-certpbe', 'PBE-SHA1-3DES', '-keypbe', 'PBE-SHA1-3DES');
		expect(await open(old)).toMatchObject({ failed: 'old-protection' });
		expect(await open(old, 'other')).toMatchObject({ failed: 'old-protection' });
		const half = await savedBy({}, '-keypbe', 'DES-EDE3-CBC');
		expect(await open(half)).toMatchObject({ failed: 'old-protection' });
	});

	it.runIf(OPENSSL)('without a key has nothing to sign with', async () => {
		expect(await open(await savedBy({}, '-nokeys'))).toMatchObject({ failed: 'no-key' });
	});

	it.runIf(OPENSSL)('without the certificate of its key does not sign', async () => {
		expect(await open(await savedBy({}, '-nocerts'))).toMatchObject({ failed: 'no-certificate' });
	});
});

describe('a signature with a key file', () => {
	it.runIf(OPENSSL)(
		'is over each file, by SHA-256, with the certificates beside: another program confirms it',
		async () => {
			for (const keys of ['ecdsa', 'ecdsa-384', 'rsa'] as const) {
				const key = await holder({ keys });
				const done: number[] = [];
				const both = await key.sign([ORDER, ORDER.slice(1)], (n) => done.push(n));
				if (isFailure(both)) throw new Error(both.failed);
				expect(done).toEqual([1, 2]);
				expect(judged(both[0]!, ORDER)).toBe('verified');
				expect(judged(both[1]!, ORDER.slice(1))).toBe('verified');
				expect(judged(both[1]!, ORDER)).not.toBe('verified');
			}
		}
	);

	it.runIf(OPENSSL)('names its certificate and the time of the office, not of the computer', async () => {
		const [cms] = (await (await holder()).sign([ORDER], () => {})) as [Uint8Array];
		writeFileSync(at('signature.der'), cms);
		const read = openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', at('signature.der'));
		for (const attribute of ['contentType', 'messageDigest', 'signingTime', 'signingCertificateV2'])
			expect(read).toContain(attribute);
		expect(read).toContain('Nov 24 04:05:00 2026 GMT');
		expect(read.replaceAll(/\s/g, '')).toContain('eContent:<ABSENT>');
	});

	it('stops between two files when it is told to', async () => {
		const stop = new AbortController();
		const stopped = await (await holder()).sign([ORDER, ORDER, ORDER], () => stop.abort(), stop.signal);
		expect(stopped).toMatchObject({ failed: 'stopped' });
	});
});
