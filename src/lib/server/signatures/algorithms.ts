import { RSASSAPSSParams, type AlgorithmIdentifier } from 'pkijs';
import { children, content, read, withoutZeros } from './der.ts';
import { importKey, type PublicKey, type Scheme } from './public-key.ts';

/** An algorithm that WebCrypto does not know, as the national one of Kazakhstan. Never throws on what was sent in. */
export interface ForeignAlgorithm {
	/** As people read it: 'GOST R 34.10-2015-512'. */
	name: string;
	/** The digest that belongs to it. */
	digest(bytes: Uint8Array): Uint8Array;
	/**
	 * Whether `signature` is over `digestOf` (the bytes that were signed: it digests them itself) by the key of `spki`,
	 * a SubjectPublicKeyInfo in DER. A key it cannot use: false.
	 */
	verify(spki: Uint8Array, digestOf: Uint8Array, signature: Uint8Array): boolean;
}

/** By every object identifier it is named with: of the signature algorithm, of the key and of the digest. */
export type ForeignAlgorithms = Readonly<Record<string, ForeignAlgorithm>>;

type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** SHA-1 and MD5 are missing on purpose: whoever signs with them is told so. */
const HASHES: Readonly<Record<string, Hash>> = {
	'2.16.840.1.101.3.4.2.1': 'SHA-256',
	'2.16.840.1.101.3.4.2.2': 'SHA-384',
	'2.16.840.1.101.3.4.2.3': 'SHA-512'
};

/** `hash` null: it is said elsewhere (in the parameters, or by the digest algorithm beside). */
const SIGNATURES: Readonly<Record<string, { scheme: Scheme; hash: Hash | null }>> = {
	'1.2.840.113549.1.1.1': { scheme: 'RSASSA-PKCS1-v1_5', hash: null },
	'1.2.840.113549.1.1.10': { scheme: 'RSA-PSS', hash: null },
	'1.2.840.113549.1.1.11': { scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
	'1.2.840.113549.1.1.12': { scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-384' },
	'1.2.840.113549.1.1.13': { scheme: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' },
	'1.2.840.10045.2.1': { scheme: 'ECDSA', hash: null },
	'1.2.840.10045.4.3.2': { scheme: 'ECDSA', hash: 'SHA-256' },
	'1.2.840.10045.4.3.3': { scheme: 'ECDSA', hash: 'SHA-384' },
	'1.2.840.10045.4.3.4': { scheme: 'ECDSA', hash: 'SHA-512' }
};

/** What people call those that are not accepted. */
const NOT_ACCEPTED: Readonly<Record<string, string>> = {
	'1.3.14.3.2.26': 'SHA-1',
	'1.2.840.113549.2.5': 'MD5',
	'1.2.840.113549.1.1.4': 'RSA MD5',
	'1.2.840.113549.1.1.5': 'RSA SHA-1',
	'1.2.840.10045.4.1': 'ECDSA SHA-1',
	'1.3.101.112': 'Ed25519',
	'1.2.398.3.10.1.1.2.3.2': 'GOST R 34.10-2015-512',
	'1.2.398.3.10.1.3.3': 'GOST R 34.11-2015-512',
	'1.2.398.3.10.1.1.1.2': 'GOST 34.310-2004'
};

/** Something that is not accepted, as people call it. */
export interface NotAccepted {
	notAccepted: string;
}

const notAccepted = (oid: string): NotAccepted => ({ notAccepted: NOT_ACCEPTED[oid] ?? oid });

/** The digest of `bytes` by the algorithm with this object identifier. */
export async function digest(
	oid: string,
	bytes: Uint8Array,
	foreign: ForeignAlgorithms
): Promise<Uint8Array | NotAccepted> {
	const hash = HASHES[oid];
	if (hash) return new Uint8Array(await crypto.subtle.digest(hash, new Uint8Array(bytes)));
	const other = Object.hasOwn(foreign, oid) ? foreign[oid] : undefined;
	return other ? other.digest(bytes) : notAccepted(oid);
}

/** A signature with everything its check takes. */
export interface Signed {
	algorithm: AlgorithmIdentifier;
	/** Of the digest algorithm beside it, where there is one: some signers say the hash only there. */
	digestOid?: string;
	/** SubjectPublicKeyInfo of the signer, DER. */
	spki: Uint8Array;
	/** What was signed. */
	bytes: Uint8Array;
	signature: Uint8Array;
}

export interface Verdict {
	valid: boolean;
	/** As 'RSA-2048 SHA-256', 'ECDSA P-256 SHA-256', 'GOST R 34.10-2015-512'. */
	algorithm: string;
}

/**
 * Checks one signature, of a CMS, a certificate or a revocation list alike. RSA from 2048 bits and ECDSA on the NIST
 * curves with SHA-2 by WebCrypto; everything else by `foreign`. A key that does not fit the algorithm: not valid.
 */
export async function verify(signed: Signed, foreign: ForeignAlgorithms): Promise<Verdict | NotAccepted> {
	const oid = signed.algorithm.algorithmId;
	const other = Object.hasOwn(foreign, oid) ? foreign[oid] : undefined;
	if (other)
		return { valid: other.verify(signed.spki, signed.bytes, signed.signature), algorithm: other.name };
	const way = wayOf(signed);
	if ('notAccepted' in way) return way;
	const key = await importKey(signed.spki, way.scheme, way.hash);
	if (!key) return { valid: false, algorithm: oid };
	const algorithm = `${key.name} ${way.hash}`;
	if (key.weak) return { notAccepted: algorithm };
	return { valid: await holds(way, key, signed), algorithm };
}

interface Way {
	scheme: Scheme;
	hash: Hash;
	saltLength: number;
}

function wayOf({ algorithm, digestOid }: Signed): Way | NotAccepted {
	const known = SIGNATURES[algorithm.algorithmId];
	if (!known) return notAccepted(algorithm.algorithmId);
	const { scheme } = known;
	if (scheme === 'RSA-PSS') return pssWay(algorithm);
	const hash = known.hash ?? HASHES[digestOid ?? ''];
	return hash ? { scheme, hash, saltLength: 0 } : notAccepted(digestOid ?? algorithm.algorithmId);
}

/** WebCrypto masks with the same hash it signs with; nobody is known to mix them. */
function pssWay(algorithm: AlgorithmIdentifier): Way | NotAccepted {
	const params = new RSASSAPSSParams({ schema: algorithm.algorithmParams });
	const hash = HASHES[params.hashAlgorithm.algorithmId];
	if (!hash) return notAccepted(params.hashAlgorithm.algorithmId);
	return { scheme: 'RSA-PSS', hash, saltLength: params.saltLength };
}

async function holds(way: Way, key: PublicKey, { signature, bytes }: Signed): Promise<boolean> {
	const own = way.scheme === 'ECDSA' ? pairOf(signature, key.size) : new Uint8Array(signature);
	if (!own) return false;
	const algorithm = { name: way.scheme, hash: way.hash, saltLength: way.saltLength };
	return crypto.subtle.verify(algorithm, key.key, own, new Uint8Array(bytes));
}

/** r‖s of a fixed size, as WebCrypto takes it, from the DER pair that certificates and CMS carry. */
function pairOf(signature: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
	const numbers = numbersOf(signature);
	if (numbers.length !== 2 || numbers.some((one) => one.length > size)) return null;
	const raw = new Uint8Array(2 * size);
	numbers.forEach((one, index) => raw.set(one, (index + 1) * size - one.length));
	return raw;
}

function numbersOf(signature: Uint8Array): Uint8Array[] {
	try {
		return children(signature, read(signature, 0)).map((one) => withoutZeros(content(signature, one)));
	} catch {
		return [];
	}
}
