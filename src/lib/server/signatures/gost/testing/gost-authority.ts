import 'reflect-metadata';
import { Name, type Extension as Made, type JsonName } from '@peculiar/x509';
import { BitString, Integer, Null, ObjectIdentifier, OctetString } from 'asn1js';
import {
	AlgorithmIdentifier,
	Attribute,
	Certificate,
	CertificateRevocationList,
	ContentInfo,
	EncapsulatedContentInfo,
	Extension,
	IssuerAndSerialNumber,
	PublicKeyInfo,
	RelativeDistinguishedNames,
	RevokedCertificate,
	SignedAndUnsignedAttributes,
	SignedData,
	SignerInfo,
	Time
} from 'pkijs';
import { streebog512 } from '../../../../domain/gost/streebog.ts';
import { authorityName, ofAuthority, ofPerson, personName, type Person } from '../../testing/certificates.ts';
import { GOST_OIDS } from '../gost-2015.ts';
import { gostKey, gostSign, type GostKey } from './gost-key.ts';

const DAY_MS = 24 * 60 * 60_000;
const DATA = '1.2.840.113549.1.7.1';

const algorithm = (algorithmId: string) =>
	new AlgorithmIdentifier({ algorithmId, algorithmParams: new Null() });
const nameOf = (json: JsonName) => RelativeDistinguishedNames.fromBER(new Name(json).toArrayBuffer());
const time = (at: number) => new Time({ type: 0, value: new Date(at) });
const bits = (bytes: Uint8Array) => new BitString({ valueHex: new Uint8Array(bytes).buffer });
const octets = (bytes: Uint8Array) => new OctetString({ valueHex: new Uint8Array(bytes).buffer });

interface Holder {
	key: GostKey;
	name: JsonName;
}

function certify(of: Holder, by: Holder, serial: number, at: number, extensions: Made[]): Uint8Array {
	const certificate = new Certificate({
		version: 2,
		serialNumber: new Integer({ value: serial }),
		signature: algorithm(GOST_OIDS.signature),
		issuer: nameOf(by.name),
		notBefore: time(at - 30 * DAY_MS),
		notAfter: time(at + 365 * DAY_MS),
		subject: nameOf(of.name),
		subjectPublicKeyInfo: PublicKeyInfo.fromBER(new Uint8Array(of.key.spki)),
		extensions: extensions.map(({ rawData }) => Extension.fromBER(rawData)),
		signatureAlgorithm: algorithm(GOST_OIDS.signature)
	});
	certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER());
	certificate.signatureValue = bits(gostSign(by.key, certificate.tbsView));
	return new Uint8Array(certificate.toSchema(true).toBER());
}

function revocationList(by: Holder, revoked: readonly number[], at: number): Uint8Array {
	const crl = new CertificateRevocationList({
		version: 1,
		signature: algorithm(GOST_OIDS.signature),
		issuer: nameOf(by.name),
		thisUpdate: time(at - DAY_MS),
		nextUpdate: time(at + DAY_MS),
		...(revoked.length > 0 ? { revokedCertificates: revoked.map((serial) => entry(serial, at)) } : {}),
		signatureAlgorithm: algorithm(GOST_OIDS.signature)
	});
	crl.tbsView = new Uint8Array(crl.toSchema(true).valueBlock.value[0]!.toBER());
	crl.signatureValue = bits(gostSign(by.key, crl.tbsView));
	return new Uint8Array(crl.toSchema(true).toBER());
}

const entry = (serial: number, at: number) =>
	new RevokedCertificate({
		userCertificate: new Integer({ value: serial }),
		revocationDate: time(at - DAY_MS)
	});

/** A detached CMS as the national library makes it: no signing-certificate attribute. */
function signDetached(
	bytes: Uint8Array,
	key: GostKey,
	der: Uint8Array,
	chain: readonly Uint8Array[]
): Uint8Array {
	const certificate = Certificate.fromBER(new Uint8Array(der));
	const signedAttrs = new SignedAndUnsignedAttributes({
		type: 0,
		attributes: [
			new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: DATA })] }),
			new Attribute({ type: '1.2.840.113549.1.9.4', values: [octets(streebog512(bytes))] })
		]
	});
	const attributes = new Uint8Array(signedAttrs.toSchema().toBER());
	attributes[0] = 0x31;
	const { issuer, serialNumber } = certificate;
	const signed = new SignedData({
		version: 1,
		digestAlgorithms: [algorithm(GOST_OIDS.digest)],
		encapContentInfo: new EncapsulatedContentInfo({ eContentType: DATA }),
		signerInfos: [
			new SignerInfo({
				version: 1,
				sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
				digestAlgorithm: algorithm(GOST_OIDS.digest),
				signedAttrs,
				signatureAlgorithm: algorithm(GOST_OIDS.signature),
				signature: octets(gostSign(key, attributes))
			})
		],
		certificates: [certificate, ...chain.map((one) => Certificate.fromBER(new Uint8Array(one)))]
	});
	const content = new ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: signed.toSchema(true) });
	return new Uint8Array(content.toSchema().toBER());
}

/** Where lists are looked for. */
export interface ListAddresses {
	crl: string;
	rootCrl: string;
}

/** A test authority whose every signature is GOST 34.10-2015: root, issuing certificate, lists, one signer. */
export function gostAuthority(at: number, { crl, rootCrl }: ListAddresses, person: Person, seed = 1n) {
	const root: Holder = { key: gostKey(1001n * seed), name: authorityName('GOST ROOT') };
	const issuing: Holder = { key: gostKey(2002n * seed), name: authorityName('GOST ISSUING') };
	const signer: Holder = { key: gostKey(3003n * seed), name: personName(person) };
	const intermediate = certify(issuing, root, 2, at, ofAuthority(0, rootCrl));
	const certificate = certify(signer, issuing, 3, at, ofPerson('signing', crl));
	return {
		root: certify(root, root, 1, at, ofAuthority(1, null)),
		crl: (revoked = false) => revocationList(issuing, revoked ? [3] : [], at),
		rootCrl: () => revocationList(root, [], at),
		sign: (bytes: Uint8Array) => signDetached(bytes, signer.key, certificate, [intermediate])
	};
}
