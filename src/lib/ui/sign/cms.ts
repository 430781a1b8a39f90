import { Constructed, ObjectIdentifier, OctetString, Sequence, UTCTime, type BaseBlock } from 'asn1js';
import {
	Attribute,
	ContentInfo,
	EncapsulatedContentInfo,
	IssuerAndSerialNumber,
	SignedAndUnsignedAttributes,
	SignedData,
	SignerInfo,
	type Certificate
} from 'pkijs';

const OID = {
	data: '1.2.840.113549.1.7.1',
	contentType: '1.2.840.113549.1.9.3',
	messageDigest: '1.2.840.113549.1.9.4',
	signingTime: '1.2.840.113549.1.9.5',
	signingCertificateV2: '1.2.840.113549.1.9.16.2.47'
} as const;

const DIGEST = 'SHA-256';

/** A certificate, and its bytes as its issuer wrote them. */
export interface Issued {
	certificate: Certificate;
	der: Uint8Array<ArrayBuffer>;
}

/** A key that may sign, its certificate and the certificates above it. */
export interface Signer extends Issued {
	/** Not extractable. */
	key: CryptoKey;
	chain: readonly Certificate[];
}

/** Which certificate signed, so that another one with the same key cannot take its place: RFC 5035. */
async function signingCertificate({ certificate, der }: Issued): Promise<Sequence> {
	const hash = new OctetString({ valueHex: await crypto.subtle.digest(DIGEST, der) });
	const directoryName = new Constructed({
		idBlock: { tagClass: 3, tagNumber: 4 },
		value: [certificate.issuer.toSchema()]
	});
	const issuerSerial = new Sequence({
		value: [new Sequence({ value: [directoryName] }), certificate.serialNumber]
	});
	// SHA-256 is the default and therefore not named.
	return new Sequence({
		value: [new Sequence({ value: [new Sequence({ value: [hash, issuerSerial] })] })]
	});
}

/** A SET is written in the order of its encoded members (X.690, 11.6); the library writes it as it comes. */
function inOrder(attributes: Attribute[]): Attribute[] {
	const keyed = attributes.map((attribute) => ({
		attribute,
		der: new Uint8Array(attribute.toSchema().toBER())
	}));
	keyed.sort((a, b) => {
		const at = a.der.findIndex((byte, i) => byte !== b.der[i]);
		return at < 0 ? 0 : (a.der[at] ?? 0) - (b.der[at] ?? 0);
	});
	return keyed.map(({ attribute }) => attribute);
}

async function signedAttributes(signer: Issued, bytes: Uint8Array<ArrayBuffer>, at: number) {
	const digest = await crypto.subtle.digest(DIGEST, bytes);
	const values: [string, BaseBlock][] = [
		[OID.contentType, new ObjectIdentifier({ value: OID.data })],
		[OID.signingTime, new UTCTime({ valueDate: new Date(at) })],
		[OID.messageDigest, new OctetString({ valueHex: digest })],
		[OID.signingCertificateV2, await signingCertificate(signer)]
	];
	return inOrder(values.map(([type, value]) => new Attribute({ type, values: [value] })));
}

/** A signature over `bytes` that stands beside them: CMS (RFC 5652) in DER. `at` is epoch ms. */
export async function detachedCms(
	signer: Signer,
	bytes: Uint8Array<ArrayBuffer>,
	at: number
): Promise<Uint8Array<ArrayBuffer>> {
	const { certificate } = signer;
	const signed = new SignedData({
		version: 1,
		encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
		certificates: [certificate, ...signer.chain],
		signerInfos: [
			new SignerInfo({
				version: 1,
				sid: new IssuerAndSerialNumber({
					issuer: certificate.issuer,
					serialNumber: certificate.serialNumber
				}),
				signedAttrs: new SignedAndUnsignedAttributes({
					type: 0,
					attributes: await signedAttributes(signer, bytes, at)
				})
			})
		]
	});
	await signed.sign(signer.key, 0, DIGEST, bytes.slice().buffer);
	const content = new ContentInfo({
		contentType: ContentInfo.SIGNED_DATA,
		content: signed.toSchema(true)
	});
	return new Uint8Array(content.toSchema().toBER());
}
