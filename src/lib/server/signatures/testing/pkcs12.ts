import { BmpString, OctetString } from 'asn1js';
import {
	Attribute,
	AuthenticatedSafe,
	CertBag,
	Certificate,
	PFX,
	PKCS8ShroudedKeyBag,
	PrivateKeyInfo,
	SafeBag,
	SafeContents
} from 'pkijs';

const OID = {
	shroudedKey: '1.2.840.113549.1.12.10.1.2',
	certificate: '1.2.840.113549.1.12.10.1.3',
	x509: '1.2.840.113549.1.9.22.1',
	friendlyName: '1.2.840.113549.1.9.20',
	localKeyId: '1.2.840.113549.1.9.21'
} as const;
/** Enough for a key of nobody: demonstrations start quickly. */
const ITERATIONS = 2048;

/** What goes into one file. DER everywhere. */
export interface Pkcs12Content {
	pkcs8: Uint8Array;
	certificate: Uint8Array;
	chain: readonly Uint8Array[];
	friendlyName: string;
}

const encryption = (password: ArrayBuffer) => ({
	password,
	// The library draws its own; its types ask for one.
	contentEncryptionAlgorithm: { name: 'AES-CBC', length: 256, iv: new Uint8Array(16) } as const,
	hmacHashAlgorithm: 'SHA-256',
	iterationCount: ITERATIONS
});

const ownAttributes = (friendlyName: string): Attribute[] => [
	new Attribute({ type: OID.friendlyName, values: [new BmpString({ value: friendlyName })] }),
	new Attribute({ type: OID.localKeyId, values: [new OctetString({ valueHex: new Uint8Array([1]).buffer })] })
];

async function keyBag({ pkcs8, friendlyName }: Pkcs12Content, password: ArrayBuffer): Promise<SafeBag> {
	const shrouded = new PKCS8ShroudedKeyBag({ parsedValue: PrivateKeyInfo.fromBER(new Uint8Array(pkcs8)) });
	await shrouded.makeInternalValues(encryption(password));
	return new SafeBag({
		bagId: OID.shroudedKey,
		bagValue: shrouded,
		bagAttributes: ownAttributes(friendlyName)
	});
}

function certificateBag(der: Uint8Array, attributes: Attribute[]): SafeBag {
	const parsedValue = Certificate.fromBER(new Uint8Array(der));
	const certValue = new OctetString({ valueHex: parsedValue.toSchema().toBER() });
	return new SafeBag({
		bagId: OID.certificate,
		bagValue: new CertBag({ certId: OID.x509, certValue, parsedValue }),
		...(attributes.length > 0 ? { bagAttributes: attributes } : {})
	});
}

/**
 * A PKCS#12 file as browsers and programs open it: PBES2 with AES-256 and HMAC-SHA-256 for the key and the
 * certificates, HMAC-SHA-256 over all. Only Latin letters and digits in the password: programs differ on others.
 */
export async function pkcs12(content: Pkcs12Content, password: string): Promise<Uint8Array> {
	const secret = new TextEncoder().encode(password).buffer;
	const certificates = [
		certificateBag(content.certificate, ownAttributes(content.friendlyName)),
		...content.chain.map((der) => certificateBag(der, []))
	];
	const safe = new AuthenticatedSafe({
		parsedValue: {
			safeContents: [
				{ privacyMode: 0, value: new SafeContents({ safeBags: [await keyBag(content, secret)] }) },
				{ privacyMode: 1, value: new SafeContents({ safeBags: certificates }) }
			]
		}
	});
	await safe.makeInternalValues({ safeContents: [{}, encryption(secret)] });
	const file = new PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
	await file.makeInternalValues({
		password: secret,
		iterations: ITERATIONS,
		pbkdf2HashAlgorithm: { name: 'SHA-256' },
		hmacHashAlgorithm: 'SHA-256'
	});
	return new Uint8Array(file.toSchema().toBER());
}
