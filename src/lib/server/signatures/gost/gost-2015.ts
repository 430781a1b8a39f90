import { BitString, fromBER, ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js';
import { PARAM_SET_A, type Point } from '../../../domain/gost/curve.ts';
import { streebog512 } from '../../../domain/gost/streebog.ts';
import { numberOf, verifies } from '../../../domain/gost/verify-signature.ts';
import type { ForeignAlgorithm, ForeignAlgorithms } from '../algorithms.ts';

/** As the national certification centre of Kazakhstan names them. */
export const GOST_OIDS = {
	key: '1.2.398.3.10.1.1.2.2',
	curve: '1.2.398.3.10.1.1.2.2.1',
	signature: '1.2.398.3.10.1.1.2.3.2',
	digest: '1.2.398.3.10.1.3.3'
} as const;

/** Bytes of a coordinate and of each number of a signature. */
const HALF = 64;

const part = (of: BaseBlock | undefined, at: number): BaseBlock | undefined =>
	of instanceof Sequence ? (of.valueBlock.value[at] as BaseBlock | undefined) : undefined;

const oidOf = (block: BaseBlock | undefined): string | undefined =>
	block instanceof ObjectIdentifier ? block.valueBlock.toString() : undefined;

/** Two numbers one behind the other, each with its lowest byte first: so in certificates that were seen. */
function pairOf(bytes: Uint8Array): [bigint, bigint] | undefined {
	if (bytes.length !== 2 * HALF) return undefined;
	return [numberOf(bytes.subarray(0, HALF)), numberOf(bytes.subarray(HALF))];
}

/** What stands whole in the bytes, nothing behind it. */
function parsed(der: Uint8Array): BaseBlock | undefined {
	const { offset, result } = fromBER(der);
	return offset === der.length ? (result as BaseBlock) : undefined;
}

function keyIn(spki: Uint8Array): Point | undefined {
	const info = parsed(spki);
	const algorithm = part(info, 0);
	const [curve, digest] = [0, 1].map((at) => oidOf(part(part(algorithm, 1), at)));
	if (oidOf(part(algorithm, 0)) !== GOST_OIDS.key || curve !== GOST_OIDS.curve) return undefined;
	if (digest !== GOST_OIDS.digest) return undefined;
	const bits = part(info, 1);
	if (!(bits instanceof BitString) || bits.valueBlock.unusedBits !== 0) return undefined;
	const octets = parsed(bits.valueBlock.valueHexView);
	if (!(octets instanceof OctetString)) return undefined;
	const pair = pairOf(octets.valueBlock.valueHexView);
	return pair && { x: pair[0], y: pair[1] };
}

/** The parser of DER answers most of what is broken with a value, not all. */
function keyOf(spki: Uint8Array): Point | undefined {
	try {
		return keyIn(spki);
	} catch {
		return undefined;
	}
}

/** GOST 34.10-2015 of 512 bits with Streebog, on the curve of the national certificates: docs/decisions/0017. */
const GOST_2015_512: ForeignAlgorithm = {
	name: 'GOST R 34.10-2015-512',
	digest: streebog512,
	verify(spki, digestOf, signature) {
		const key = keyOf(spki);
		const pair = pairOf(signature);
		if (!key || !pair) return false;
		return verifies(PARAM_SET_A, key, numberOf(streebog512(digestOf)), { r: pair[0], s: pair[1] });
	}
};

export const GOST_ALGORITHMS: ForeignAlgorithms = {
	[GOST_OIDS.key]: GOST_2015_512,
	[GOST_OIDS.signature]: GOST_2015_512,
	[GOST_OIDS.digest]: GOST_2015_512
};
