import { PublicKeyInfo } from 'pkijs';

/** What the key is asked to verify. */
export type Scheme = 'RSASSA-PKCS1-v1_5' | 'RSA-PSS' | 'ECDSA';

/** A key that WebCrypto can verify with. */
export interface PublicKey {
	key: CryptoKey;
	/** 'RSA-2048', 'ECDSA P-256'. */
	name: string;
	/** Bytes of one number of an ECDSA signature. */
	size: number;
	/** Too short to be trusted, or so long that checking is an attack. */
	weak: boolean;
}

const RSA = '1.2.840.113549.1.1.1';
/** A key for PSS only. */
const RSA_PSS = '1.2.840.113549.1.1.10';
const EC = '1.2.840.10045.2.1';
const CURVES: Readonly<Record<string, { namedCurve: string; size: number }>> = {
	'1.2.840.10045.3.1.7': { namedCurve: 'P-256', size: 32 },
	'1.3.132.0.34': { namedCurve: 'P-384', size: 48 },
	'1.3.132.0.35': { namedCurve: 'P-521', size: 66 }
};
const RSA_BITS = { least: 2048, most: 8192 };

/** The key of a SubjectPublicKeyInfo (DER), for one way of signing; null where it is none for it. */
export async function importKey(spki: Uint8Array, scheme: Scheme, hash: string): Promise<PublicKey | null> {
	try {
		const info = PublicKeyInfo.fromBER(new Uint8Array(spki));
		return await (scheme === 'ECDSA' ? elliptic(spki, info) : rsa(spki, info, { name: scheme, hash }));
	} catch {
		return null;
	}
}

async function elliptic(spki: Uint8Array, { algorithm }: PublicKeyInfo): Promise<PublicKey | null> {
	const curve = CURVES[algorithm.algorithmParams?.valueBlock?.toString() ?? ''];
	if (algorithm.algorithmId !== EC || !curve) return null;
	const { namedCurve, size } = curve;
	const key = await crypto.subtle.importKey(
		'spki',
		new Uint8Array(spki),
		{ name: 'ECDSA', namedCurve },
		false,
		['verify']
	);
	return { key, name: `ECDSA ${namedCurve}`, size, weak: false };
}

async function rsa(
	spki: Uint8Array,
	info: PublicKeyInfo,
	algorithm: { name: Scheme; hash: string }
): Promise<PublicKey | null> {
	const forPss = info.algorithm.algorithmId === RSA_PSS;
	if (forPss ? algorithm.name !== 'RSA-PSS' : info.algorithm.algorithmId !== RSA) return null;
	const key = await crypto.subtle.importKey(
		'spki',
		forPss ? asPlainRsa(info) : new Uint8Array(spki),
		algorithm,
		false,
		['verify']
	);
	const bits = (key.algorithm as RsaHashedKeyAlgorithm).modulusLength;
	return {
		key,
		name: `${algorithm.name === 'RSA-PSS' ? 'RSA-PSS' : 'RSA'}-${bits}`,
		size: 0,
		weak: bits < RSA_BITS.least || bits > RSA_BITS.most
	};
}

/** WebCrypto imports RSA keys by one name only. */
function asPlainRsa(info: PublicKeyInfo): ArrayBuffer {
	info.algorithm.algorithmId = RSA;
	return info.toSchema().toBER();
}
