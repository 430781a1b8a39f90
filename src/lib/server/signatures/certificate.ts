import { sha256 } from '@noble/hashes/sha2.js';
import {
	type BasicConstraints,
	Certificate as Parsed,
	type CRLDistributionPoints,
	type ExtKeyUsage,
	type GeneralName,
	type RelativeDistinguishedNames
} from 'pkijs';
import type { CertificateSubject } from '../../domain/signing/e-signature.ts';
import { numberIn } from '../../domain/signing/signer-certificate.ts';
import { children, content, type Element, hex, read, time, whole, withoutZeros } from './der.ts';

/** A certificate, read once. Bytes are of the DER as it came. */
export interface Certificate {
	der: Uint8Array;
	/** SHA-256 of it, hexadecimal. */
	sha256: string;
	/** What its issuer signed. */
	tbs: Uint8Array;
	algorithm: Parsed['signatureAlgorithm'];
	signature: Uint8Array;
	/** Hexadecimal, without leading zeros. */
	serial: string;
	/** Names as they came: compared byte by byte. */
	issuer: Uint8Array;
	subject: Uint8Array;
	/** SubjectPublicKeyInfo. */
	spki: Uint8Array;
	notBefore: number;
	notAfter: number;
	/** Whether it may issue, and how many authorities may stand below it; null: it may not. */
	authority: { below: number } | null;
	/** Bits of keyUsage as in its first byte; null: it says nothing. */
	keyUsage: number | null;
	/** Extended key usages; null: it says nothing. */
	purposes: string[] | null;
	/** Where its issuer publishes revocation lists, also the small newest ones. */
	lists: string[];
	keyIdentifier: Uint8Array | null;
	/** Whether it demands something that is not understood here. */
	demandsMore: boolean;
	/** Whose it is, for people. */
	person: CertificateSubject;
}

/** Bits of `keyUsage` of an authority. */
export const KEY_USAGE = {
	certSign: 0x04,
	crlSign: 0x02
} as const;

const OID = {
	keyIdentifier: '2.5.29.14',
	keyUsage: '2.5.29.15',
	basicConstraints: '2.5.29.19',
	lists: '2.5.29.31',
	purposes: '2.5.29.37',
	newestLists: '2.5.29.46'
} as const;
/** What may be critical: the above, names of the subject and of policies, which take nothing away here. */
const UNDERSTOOD = new Set<string>([
	...Object.values(OID),
	'2.5.29.17',
	'2.5.29.18',
	'2.5.29.32',
	'2.5.29.35'
]);

/** Reads a certificate in DER; throws on what is none. */
export function parseCertificate(der: Uint8Array): Certificate {
	const parsed = Parsed.fromBER(new Uint8Array(der));
	const extension = extensionsOf(parsed);
	const constraints = extension(OID.basicConstraints) as BasicConstraints | undefined;
	return {
		der,
		sha256: hex(sha256(der)),
		...partsOf(der),
		algorithm: parsed.signatureAlgorithm,
		signature: new Uint8Array(parsed.signatureValue.valueBlock.valueHexView),
		authority: constraints?.cA ? { below: belowOf(constraints) } : null,
		keyUsage: keyUsageOf(extension(OID.keyUsage)),
		purposes: (extension(OID.purposes) as ExtKeyUsage | undefined)?.keyPurposes ?? null,
		lists: [OID.lists, OID.newestLists].flatMap((oid) => addressesOf(extension(oid))),
		keyIdentifier: octetsOf(extension(OID.keyIdentifier)),
		demandsMore: (parsed.extensions ?? []).some(
			({ critical, extnID }) => critical && !UNDERSTOOD.has(extnID)
		),
		person: personOf(parsed)
	};
}

/** Certificates in base64 as settings keep them; what cannot be read is left out. */
export function parseCertificates(base64: readonly string[]): Certificate[] {
	return base64.flatMap((text) => {
		try {
			return [parseCertificate(new Uint8Array(Buffer.from(text, 'base64')))];
		} catch {
			return [];
		}
	});
}

function partsOf(der: Uint8Array) {
	const [tbs] = children(der, read(der, 0)) as [Element];
	const fields = children(der, tbs).filter(({ tag }) => tag !== 0xa0);
	const [serial, , issuer, validity, subject, spki] = fields as [
		Element,
		Element,
		Element,
		Element,
		Element,
		Element
	];
	const [notBefore, notAfter] = children(der, validity) as [Element, Element];
	return {
		tbs: whole(der, tbs),
		serial: hex(withoutZeros(content(der, serial))),
		issuer: whole(der, issuer),
		subject: whole(der, subject),
		spki: whole(der, spki),
		notBefore: time(der, notBefore),
		notAfter: time(der, notAfter)
	};
}

/** By identifier, as the library understands it. No extension may come twice (RFC 5280, 4.2). */
function extensionsOf(parsed: Parsed): (oid: string) => unknown {
	const all = new Map((parsed.extensions ?? []).map((one) => [one.extnID, one]));
	if (all.size !== (parsed.extensions?.length ?? 0)) throw new Error('an extension twice');
	return (oid) => {
		const found = all.get(oid);
		if (found && found.parsedValue === undefined) throw new Error('an extension cannot be read');
		return found?.parsedValue;
	};
}

const belowOf = ({ pathLenConstraint }: BasicConstraints): number =>
	typeof pathLenConstraint === 'number' ? pathLenConstraint : Infinity;

const octetsOf = (value: unknown): Uint8Array | null => {
	const block = (value as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock;
	return block?.valueHexView ? new Uint8Array(block.valueHexView) : null;
};

const keyUsageOf = (value: unknown): number | null => octetsOf(value)?.[0] ?? (value ? 0 : null);

const URI = 6;

function addressesOf(value: unknown): string[] {
	const points = (value as CRLDistributionPoints | undefined)?.distributionPoints ?? [];
	return points.flatMap(({ distributionPoint, reasons, cRLIssuer }) =>
		Array.isArray(distributionPoint) && !reasons && !cRLIssuer
			? distributionPoint.filter(({ type }: GeneralName) => type === URI).map(({ value }) => String(value))
			: []
	);
}

const ATTRIBUTE = {
	commonName: '2.5.4.3',
	serialNumber: '2.5.4.5',
	organisation: '2.5.4.10',
	unit: '2.5.4.11',
	givenName: '2.5.4.42'
} as const;

function attributes(name: RelativeDistinguishedNames, oid: string): string[] {
	return name.typesAndValues
		.filter(({ type }) => type === oid)
		.map(({ value }) => String(value.valueBlock.value).normalize('NFC'));
}

function personOf({ subject, issuer }: Parsed): CertificateSubject {
	const [name = ''] = attributes(subject, ATTRIBUTE.commonName);
	const [patronymic = ''] = attributes(subject, ATTRIBUTE.givenName);
	const whole = name.toLowerCase().split(/\s+/).includes(patronymic.toLowerCase())
		? name
		: `${name} ${patronymic}`;
	return {
		name: whole.trim(),
		iin: numberIn(attributes(subject, ATTRIBUTE.serialNumber), 'IIN'),
		bin: numberIn(attributes(subject, ATTRIBUTE.unit), 'BIN'),
		organisation: attributes(subject, ATTRIBUTE.organisation)[0] ?? null,
		issuer: attributes(issuer, ATTRIBUTE.commonName)[0] ?? ''
	};
}
