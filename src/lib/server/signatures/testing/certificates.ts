import 'reflect-metadata';
import {
	AuthorityKeyIdentifierExtension,
	BasicConstraintsExtension,
	CertificatePolicyExtension,
	CRLDistributionPointsExtension,
	ExtendedKeyUsage,
	ExtendedKeyUsageExtension,
	type Extension,
	type JsonName,
	KeyUsageFlags,
	KeyUsagesExtension,
	SubjectKeyIdentifierExtension,
	type X509Certificate,
	X509CertificateGenerator,
	X509CrlGenerator,
	X509CrlReason
} from '@peculiar/x509';
import { TEST_ORGANISATION, TEST_POLICY } from '../test-root.ts';

/** Kinds of keys the test authority makes. */
export type KeyKind = 'ecdsa' | 'ecdsa-384' | 'rsa';

const RSA = {
	name: 'RSASSA-PKCS1-v1_5',
	hash: 'SHA-256',
	modulusLength: 2048,
	publicExponent: new Uint8Array([1, 0, 1])
} as const;
export const KEYS = {
	ecdsa: { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
	'ecdsa-384': { name: 'ECDSA', namedCurve: 'P-384', hash: 'SHA-384' },
	rsa: RSA
} as const satisfies Record<KeyKind, RsaHashedKeyGenParams | (EcKeyGenParams & EcdsaParams)>;

const CRL_MS = 7 * 24 * 60 * 60_000;

export interface Holder {
	keys: CryptoKeyPair;
	kind: KeyKind;
	certificate: X509Certificate;
}

/** What a certificate is to say. */
export interface Wanted {
	subject: JsonName;
	serial: string;
	from: number;
	until: number;
	kind: KeyKind;
	extensions: Extension[];
}

export const newKeys = (kind: KeyKind): Promise<CryptoKeyPair> =>
	crypto.subtle.generateKey(KEYS[kind], true, ['sign', 'verify']) as Promise<CryptoKeyPair>;

/** Makes one certificate, signed by `issuer` or, where there is none, by its own key. */
export async function certify(wanted: Wanted, issuer: Holder | null): Promise<Holder> {
	const keys = await newKeys(wanted.kind);
	const signer = issuer ?? { keys, kind: wanted.kind, certificate: null };
	const certificate = await X509CertificateGenerator.create({
		serialNumber: wanted.serial,
		subject: wanted.subject,
		issuer: signer.certificate?.subjectName ?? wanted.subject,
		publicKey: keys.publicKey,
		signingKey: signer.keys.privateKey,
		signingAlgorithm: KEYS[signer.kind],
		notBefore: new Date(wanted.from),
		notAfter: new Date(wanted.until),
		extensions: [
			...wanted.extensions,
			new CertificatePolicyExtension([TEST_POLICY]),
			await SubjectKeyIdentifierExtension.create(keys.publicKey),
			await AuthorityKeyIdentifierExtension.create(signer.keys.publicKey)
		]
	});
	return { keys, kind: wanted.kind, certificate };
}

/** Extensions of an authority that may stand above `below` more of them. */
export const ofAuthority = (below: number, crlUrl: string | null): Extension[] => [
	new BasicConstraintsExtension(true, below, true),
	new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
	...distributionPoint(crlUrl)
];

/** Extensions of a person's certificate, as the national centre makes them: one for signing, one for signing in. */
export const ofPerson = (use: 'signing' | 'authentication', crlUrl: string | null): Extension[] => [
	new BasicConstraintsExtension(false, undefined, true),
	new KeyUsagesExtension(
		KeyUsageFlags.digitalSignature |
			(use === 'signing' ? KeyUsageFlags.nonRepudiation : KeyUsageFlags.keyEncipherment),
		true
	),
	new ExtendedKeyUsageExtension([
		use === 'signing' ? ExtendedKeyUsage.emailProtection : ExtendedKeyUsage.clientAuth
	]),
	...distributionPoint(crlUrl)
];

const distributionPoint = (crlUrl: string | null): Extension[] =>
	crlUrl ? [new CRLDistributionPointsExtension([crlUrl])] : [];

export interface Person {
	iin: string;
	/** null: the certificate of a person, not of an organisation's employee. */
	bin: string | null;
	/** Surname, given name, patronymic. */
	name: string;
	organisation: string | null;
}

/** A subject as the national centre writes it: IIN and BIN with their prefixes, the patronymic apart. */
export function personName({ iin, bin, name, organisation }: Person): JsonName {
	const [surname = name, given, ...rest] = name.split(/\s+/);
	return [
		{ C: ['KZ'] },
		{ CN: [given ? `${surname} ${given}` : surname] },
		{ SN: [surname] },
		...(rest.length > 0 ? [{ '2.5.4.42': [rest.join(' ')] }] : []),
		{ '2.5.4.5': [`IIN${iin}`] },
		...(organisation ? [{ O: [organisation] }] : []),
		...(bin ? [{ OU: [`BIN${bin}`] }] : [])
	];
}

export const authorityName = (what: string): JsonName => [
	{ C: ['KZ'] },
	{ O: [TEST_ORGANISATION] },
	{ CN: [`ТЕСТОВЫЙ ЦЕНТР — НЕ ДЛЯ РАБОТЫ / Synaq test authority ${what}`] }
];

/** What the issuer has revoked, and when, as of `at`; in force for a week. */
export async function revocationList(
	issuer: Holder,
	revoked: ReadonlyMap<string, number>,
	at: number
): Promise<Uint8Array> {
	const crl = await X509CrlGenerator.create({
		issuer: issuer.certificate.subjectName,
		thisUpdate: new Date(at),
		nextUpdate: new Date(at + CRL_MS),
		entries: [...revoked].map(([serialNumber, when]) => ({
			serialNumber,
			revocationDate: new Date(when),
			reason: X509CrlReason.keyCompromise
		})),
		signingKey: issuer.keys.privateKey,
		signingAlgorithm: KEYS[issuer.kind]
	});
	return new Uint8Array(crl.rawData);
}
