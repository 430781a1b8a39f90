import { combine, inverse, liesOn, mod, type Curve, type Point } from './curve.ts';

/** A signature of GOST R 34.10-2012 as two numbers. */
export interface GostSignature {
	r: bigint;
	s: bigint;
}

/**
 * Whether a signature of GOST R 34.10-2012 is of this key over this digest, given as a number (RFC 7091, section 6.2).
 * Numbers out of range and keys that are no points of the curve: false.
 */
export function verifies(curve: Curve, key: Point, digest: bigint, { r, s }: GostSignature): boolean {
	const { q, base } = curve;
	if (r <= 0n || s <= 0n || r >= q || s >= q || !liesOn(curve, key)) return false;
	const v = inverse(mod(digest, q) || 1n, q);
	const sum = combine(curve, mod(s * v, q), base, mod(-r * v, q), key);
	return sum !== undefined && mod(sum.x, q) === r;
}

/** A number stored with its lowest byte first. */
export function numberOf(bytes: Uint8Array): bigint {
	let hex = '0x0';
	for (let i = bytes.length - 1; i >= 0; i -= 1) hex += bytes[i]!.toString(16).padStart(2, '0');
	return BigInt(hex);
}
