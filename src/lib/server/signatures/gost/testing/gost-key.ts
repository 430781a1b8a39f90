import { BitString, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { PARAM_SET_A, type Point } from '../../../../domain/gost/curve.ts';
import { streebog512 } from '../../../../domain/gost/streebog.ts';
import { keyOf, sign } from '../../../../domain/gost/testing/sign.ts';
import { numberOf } from '../../../../domain/gost/verify-signature.ts';
import { GOST_OIDS } from '../gost-2015.ts';

/** A key of nobody, for tests. */
export interface GostKey {
	secret: bigint;
	/** SubjectPublicKeyInfo in DER. */
	spki: Uint8Array;
}

const HALF = 64;
const oid = (value: string) => new ObjectIdentifier({ value });
const plain = (bytes: Uint8Array) => ({ valueHex: new Uint8Array(bytes).buffer });

/** A number with its lowest byte first. */
const stored = (number: bigint): Uint8Array =>
	Uint8Array.from(Buffer.from(number.toString(16).padStart(2 * HALF, '0'), 'hex')).reverse();

const pair = (one: bigint, other: bigint) => Buffer.concat([stored(one), stored(other)]);

/** As the national centre writes a key; the names can be replaced to spoil it. */
export function spkiOf(
	{ x, y }: Point,
	names: Partial<Record<keyof typeof GOST_OIDS, string>> = {}
): Uint8Array {
	const { key, curve, digest } = { ...GOST_OIDS, ...names };
	const parameters = new Sequence({ value: [oid(curve), oid(digest)] });
	const algorithm = new Sequence({ value: [oid(key), parameters] });
	const octets = new Uint8Array(new OctetString(plain(pair(x, y))).toBER());
	return new Uint8Array(new Sequence({ value: [algorithm, new BitString(plain(octets))] }).toBER());
}

export const gostKey = (secret: bigint): GostKey => ({ secret, spki: spkiOf(keyOf(PARAM_SET_A, secret)) });

/** Signs with a random number that follows from the secret and the bytes. */
export function gostSign({ secret }: GostKey, bytes: Uint8Array): Uint8Array {
	const digest = streebog512(bytes);
	const chance = numberOf(streebog512(Buffer.concat([stored(secret), digest]))) % (PARAM_SET_A.q - 1n);
	const { r, s } = sign(PARAM_SET_A, secret, numberOf(digest), chance + 1n)!;
	return pair(r, s);
}
