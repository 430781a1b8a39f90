import { ObjectIdentifier, OctetString, Sequence, UTCTime } from 'asn1js';
import {
	Attribute,
	Certificate,
	EncapsulatedContentInfo,
	ContentInfo,
	IssuerAndSerialNumber,
	SignedAndUnsignedAttributes,
	SignedData,
	SignerInfo
} from 'pkijs';

const OID = {
	data: '1.2.840.113549.1.7.1',
	signedData: '1.2.840.113549.1.7.2',
	contentType: '1.2.840.113549.1.9.3',
	messageDigest: '1.2.840.113549.1.9.4',
	signingTime: '1.2.840.113549.1.9.5',
	signingCertificateV2: '1.2.840.113549.1.9.16.2.47'
} as const;

export interface DetachedOptions {
	/** With it the CMS is one of PAdES. */
	signingCertificateV2: boolean;
	/** What the signer's clock says, epoch ms; absent: the CMS names no time. */
	at?: number;
	/** Default SHA-256. */
	hash?: 'SHA-256' | 'SHA-384' | 'SHA-512';
	/** What signing-certificate-v2 names instead of the signer's own: a signature nobody may accept. DER. */
	namedCertificate?: Uint8Array;
}

const digest = async (hash: string, bytes: Uint8Array): Promise<ArrayBuffer> =>
	crypto.subtle.digest(hash, new Uint8Array(bytes));

const attribute = (type: string, value: object): Attribute => new Attribute({ type, values: [value] });

/** SigningCertificateV2 (RFC 5035): the hash of the signer's certificate; SHA-256 is its default and stays unsaid. */
const certificateHash = (hash: ArrayBuffer): Sequence =>
	new Sequence({
		value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: hash })] })] })]
	});

async function signedAttributes(
	bytes: Uint8Array,
	certificate: Uint8Array,
	{ signingCertificateV2, at, hash = 'SHA-256', namedCertificate = certificate }: DetachedOptions
): Promise<SignedAndUnsignedAttributes> {
	const attributes = [
		attribute(OID.contentType, new ObjectIdentifier({ value: OID.data })),
		attribute(OID.messageDigest, new OctetString({ valueHex: await digest(hash, bytes) }))
	];
	if (at !== undefined) attributes.push(attribute(OID.signingTime, new UTCTime({ valueDate: new Date(at) })));
	if (signingCertificateV2)
		attributes.push(
			attribute(OID.signingCertificateV2, certificateHash(await digest('SHA-256', namedCertificate)))
		);
	return new SignedAndUnsignedAttributes({ type: 0, attributes });
}

/**
 * Signs `bytes` as a signer's program does: a detached CMS in DER with the signer's certificate and the chain above it.
 * The key's own algorithm says how (RSA with PKCS#1 v1.5 or PSS, ECDSA).
 */
export async function signDetached(
	key: CryptoKey,
	certificate: Uint8Array,
	chain: readonly Uint8Array[],
	bytes: Uint8Array,
	options: DetachedOptions
): Promise<Uint8Array> {
	const own = Certificate.fromBER(new Uint8Array(certificate));
	const signed = new SignedData({
		version: 1,
		encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
		signerInfos: [
			new SignerInfo({
				version: 1,
				sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
				signedAttrs: await signedAttributes(bytes, certificate, options)
			})
		],
		certificates: [own, ...chain.map((one) => Certificate.fromBER(new Uint8Array(one)))]
	});
	await signed.sign(key, 0, options.hash ?? 'SHA-256', new Uint8Array(bytes));
	const content = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
	return new Uint8Array(content.toSchema().toBER());
}
