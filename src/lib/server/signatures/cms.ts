import { type Constructed, fromBER, type OctetString, type Sequence } from 'asn1js';
import { ContentInfo, IssuerAndSerialNumber, SignedData, type SignerInfo } from 'pkijs';
import { type Certificate, parseCertificate } from './certificate.ts';
import { hex, sameBytes, withoutZeros } from './der.ts';

/** The unsigned attribute that holds a timestamp over the signature (RFC 3161, appendix A). */
export const TIMESTAMP_TOKEN = '1.2.840.113549.1.9.16.2.14';

const OID = {
	data: '1.2.840.113549.1.7.1',
	timeStampInfo: '1.2.840.113549.1.9.16.1.4',
	signedData: '1.2.840.113549.1.7.2',
	contentType: '1.2.840.113549.1.9.3',
	messageDigest: '1.2.840.113549.1.9.4',
	signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
	timeStampToken: TIMESTAMP_TOKEN
} as const;
const SHA_256 = '2.16.840.1.101.3.4.2.1';
const CERTIFICATES_AT_MOST = 20;

/** The one signature of a CMS. Bytes are copies. */
export interface CmsSignature {
	signer: Certificate;
	/** All certificates it brings, the signer's too. */
	certificates: Certificate[];
	digestOid: string;
	algorithm: SignerInfo['signatureAlgorithm'];
	signature: Uint8Array;
	/** What the signature is over: the signed attributes as they were signed. */
	signedAttributes: Uint8Array;
	messageDigest: Uint8Array;
	/** SigningCertificateV2: of which certificate the signer says it is his. */
	signingCertificate: { digestOid: string; hash: Uint8Array } | null;
	/** A timestamp over the signature (RFC 3161), DER. */
	timestamp: Uint8Array | null;
	/** What stands in the CMS itself; null: the signature is detached. */
	content: Uint8Array | null;
}

/** Reads a detached CMS over data, in BER with zeros behind it, as PDF files pad it. Throws on everything else. */
export function parseDetached(cms: Uint8Array): CmsSignature {
	const found = parseSignature(cms, OID.data);
	if (found.content) throw new Error('not detached');
	return found;
}

/** Reads a timestamp: a CMS over the TSTInfo that stands in it (RFC 3161, 2.4.2). Throws on everything else. */
export function parseToken(cms: Uint8Array): CmsSignature & { content: Uint8Array } {
	const { content, ...found } = parseSignature(cms, OID.timeStampInfo);
	if (!content) throw new Error('a timestamp of nothing');
	return { ...found, content };
}

function parseSignature(cms: Uint8Array, type: string): CmsSignature {
	const { signed, certificates } = signedDataOf(cms);
	const [info, ...others] = signed.signerInfos;
	if (!info || others.length > 0) throw new Error('not exactly one signer');
	const attributes = attributesOf(info);
	const { eContentType, eContent } = signed.encapContentInfo;
	if (eContentType !== type || attributes.one(OID.contentType).valueBlock.toString() !== type)
		throw new Error('over something else');
	return {
		signer: signerOf(info, certificates),
		certificates,
		digestOid: info.digestAlgorithm.algorithmId,
		algorithm: info.signatureAlgorithm,
		signature: new Uint8Array(info.signature.getValue()),
		signedAttributes: new Uint8Array(info.signedAttrs!.encodedValue),
		messageDigest: new Uint8Array(attributes.one(OID.messageDigest).getValue()),
		signingCertificate: signingCertificateOf(attributes.optional(OID.signingCertificateV2)),
		timestamp: timestampOf(info),
		content: eContent ? new Uint8Array(eContent.getValue()) : null
	};
}

/** SignedData with the certificates in it as they came, byte by byte. */
function signedDataOf(cms: Uint8Array): { signed: SignedData; certificates: Certificate[] } {
	const { offset, result } = fromBER(new Uint8Array(cms));
	if (offset <= 0 || cms.subarray(offset).some((byte) => byte !== 0)) throw new Error('no BER');
	const info = new ContentInfo({ schema: result });
	if (info.contentType !== OID.signedData) throw new Error('no signed data');
	const certificates = rawCertificates(info.content as Sequence).map(parseCertificate);
	return { signed: new SignedData({ schema: info.content }), certificates };
}

function rawCertificates(signedData: Sequence): Uint8Array[] {
	const set = signedData.valueBlock.value.find(
		({ idBlock }) => idBlock.tagClass === 3 && idBlock.tagNumber === 0
	) as Constructed | undefined;
	const all = (set?.valueBlock.value ?? []).filter(
		({ idBlock }) => idBlock.tagClass === 1 && idBlock.tagNumber === 16
	);
	if (all.length > CERTIFICATES_AT_MOST) throw new Error('too many certificates');
	return all.map((one) => new Uint8Array(one.valueBeforeDecodeView));
}

/** Signed attributes by type: each at most once and with one value (RFC 5652, 11). */
function attributesOf(info: SignerInfo) {
	const all = info.signedAttrs?.attributes ?? [];
	const optional = (oid: string) => {
		const [found, ...more] = all.filter(({ type }) => type === oid);
		if (more.length > 0 || (found && found.values.length !== 1)) throw new Error('an attribute twice');
		return found?.values[0] ?? null;
	};
	const one = (oid: string) => {
		const value = optional(oid);
		if (!value) throw new Error('a signed attribute is missing');
		return value;
	};
	return { one, optional };
}

/** Whose it says it is: by issuer and serial number, or by the identifier of the key. */
function signerOf(info: SignerInfo, certificates: readonly Certificate[]): Certificate {
	const { sid } = info;
	const is =
		sid instanceof IssuerAndSerialNumber
			? issuedAs(sid)
			: hasKeyIdentifier(new Uint8Array((sid as OctetString).valueBlock.valueHexView));
	const signer = certificates.find(is);
	if (!signer) throw new Error('the certificate of the signer is not there');
	return signer;
}

function issuedAs({ issuer, serialNumber }: IssuerAndSerialNumber): (one: Certificate) => boolean {
	const serial = hex(withoutZeros(serialNumber.valueBlock.valueHexView));
	const name = new Uint8Array(issuer.valueBeforeDecode);
	return (one) => one.serial === serial && sameBytes(one.issuer, name);
}

const hasKeyIdentifier = (id: Uint8Array) => (one: Certificate) =>
	one.keyIdentifier !== null && sameBytes(one.keyIdentifier, id);

/** The first of its list is the signer's own; SHA-256 where it names no digest (RFC 5035). */
function signingCertificateOf(value: Sequence | null): CmsSignature['signingCertificate'] {
	if (!value) return null;
	const [list] = value.valueBlock.value as [Sequence];
	const [own] = list.valueBlock.value as [Sequence];
	const [first, second] = own.valueBlock.value as [Sequence | OctetString, OctetString];
	const named = first.idBlock.tagNumber === 16;
	return {
		digestOid: named ? (first as Sequence).valueBlock.value[0]!.valueBlock.toString() : SHA_256,
		hash: new Uint8Array((named ? second : (first as OctetString)).getValue())
	};
}

function timestampOf(info: SignerInfo): Uint8Array | null {
	const found = info.unsignedAttrs?.attributes.find(({ type }) => type === OID.timeStampToken);
	return found?.values[0] ? new Uint8Array(found.values[0].valueBeforeDecodeView) : null;
}
