import 'reflect-metadata';
import { isIP } from 'node:net';
import {
	AuthorityKeyIdentifierExtension,
	BasicConstraintsExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	KeyUsageFlags,
	KeyUsagesExtension,
	PemConverter,
	SubjectAlternativeNameExtension,
	SubjectKeyIdentifierExtension,
	X509Certificate,
	X509CertificateGenerator
} from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const DAY_MS = 24 * 60 * 60_000;
const AUTHORITY_DAYS = 10 * 365;
/** No browser takes a certificate of a server for longer. */
export const SERVER_DAYS = 825;
/** Clocks of exam rooms are not exact. */
const EARLIER_MS = DAY_MS;

/** A key and its certificate, PEM. */
export interface Pair {
	key: string;
	certificate: string;
}

const newKeys = (): Promise<CryptoKeyPair> =>
	crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']) as Promise<CryptoKeyPair>;

const keyPem = async (keys: CryptoKeyPair): Promise<string> =>
	`${PemConverter.encode(await crypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY')}\n`;

const certificatePem = (certificate: X509Certificate): string => `${certificate.toString('pem')}\n`;

/** Makes the authority of a room: what the seats learn to trust once. It can vouch for servers, not for other authorities. */
export async function makeAuthority(name: string, now: number): Promise<Pair> {
	const keys = await newKeys();
	const certificate = await X509CertificateGenerator.createSelfSigned({
		keys,
		name: [{ CN: [name] }],
		notBefore: new Date(now - EARLIER_MS),
		notAfter: new Date(now + AUTHORITY_DAYS * DAY_MS),
		signingAlgorithm: ALGORITHM,
		extensions: [
			new BasicConstraintsExtension(true, 0, true),
			new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
			await SubjectKeyIdentifierExtension.create(keys.publicKey)
		]
	});
	return { key: await keyPem(keys), certificate: certificatePem(certificate) };
}

/**
 * Makes a server's certificate for these DNS names and IP addresses, signed by the authority. The file holds the
 * authority's certificate behind it.
 */
export async function makeServerCertificate(
	authority: Pair,
	addresses: readonly string[],
	now: number
): Promise<Pair> {
	const issuer = new X509Certificate(authority.certificate);
	const until = Math.min(now + SERVER_DAYS * DAY_MS - EARLIER_MS, issuer.notAfter.getTime());
	const keys = await newKeys();
	const signingKey = await crypto.subtle.importKey(
		'pkcs8',
		PemConverter.decodeFirst(authority.key),
		ALGORITHM,
		false,
		['sign']
	);
	const certificate = await X509CertificateGenerator.create({
		subject: [{ CN: [addresses[0] ?? ''] }],
		issuer: issuer.subjectName,
		publicKey: keys.publicKey,
		signingKey,
		signingAlgorithm: ALGORITHM,
		notBefore: new Date(now - EARLIER_MS),
		notAfter: new Date(until),
		extensions: [
			new BasicConstraintsExtension(false, undefined, true),
			new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
			new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
			new SubjectAlternativeNameExtension(
				addresses.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value }))
			),
			await SubjectKeyIdentifierExtension.create(keys.publicKey),
			await AuthorityKeyIdentifierExtension.create(issuer.publicKey)
		]
	});
	return { key: await keyPem(keys), certificate: certificatePem(certificate) + authority.certificate };
}

const NAME = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Addresses as they were typed, an origin's host too; throws one clear sentence on what is none. */
export function parseAddresses(typed: readonly string[]): string[] {
	const addresses = typed.map((text) => {
		const host = text.includes('://') ? new URL(text).hostname : text;
		const address = host
			.trim()
			.toLowerCase()
			.replace(/^\[|\]$/g, '');
		if (!isIP(address) && (!NAME.test(address) || /^[\d.]+$/.test(address)))
			throw new Error(
				`"${text}" is neither a name nor an IP address: give what the seats open, for example exam.local or 192.168.1.10.`
			);
		return address;
	});
	return [...new Set(addresses)];
}
