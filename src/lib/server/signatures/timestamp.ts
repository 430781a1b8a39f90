import { Integer, Null, ObjectIdentifier, OctetString, Sequence, Boolean as Flag } from 'asn1js';
import { TimeStampResp, TSTInfo } from 'pkijs';
import { isRefused } from '../../domain/refusal.ts';
import type { SigningTerms } from '../../domain/signing/e-signature.ts';
import { digest, type ForeignAlgorithms } from './algorithms.ts';
import { parseCertificates } from './certificate.ts';
import { chainOf } from './chain.ts';
import { type CmsSignature, parseDetached, parseToken, TIMESTAMP_TOKEN } from './cms.ts';
import { children, content, type Element, encode, read, sameBytes, TAG, whole } from './der.ts';
import { checkMathematics } from './mathematics.ts';
import type { FetchBytes } from './network.ts';

const SHA_256 = '2.16.840.1.101.3.4.2.1';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/** Tag of the unsigned attributes of a signer. */
const UNSIGNED = 0xa1;
const GRANTED = [0, 1];

/** Where a timestamp comes from, and what it is checked with. */
export interface Stamping {
	terms: SigningTerms;
	fetchBytes: FetchBytes;
	foreign: ForeignAlgorithms;
}

/**
 * The CMS with a timestamp of the authority in `terms.tsa` over its signature (RFC 3161, CAdES-T), everything else as it
 * was, byte by byte. Without an authority, when it cannot be reached or when what it sends does not hold: the same CMS.
 * A signature is good without; `check` says whether there is one.
 */
export async function timestamped(cms: Uint8Array, stamping: Stamping): Promise<Uint8Array> {
	const { terms, fetchBytes, foreign } = stamping;
	if (!terms.tsa) return cms;
	try {
		const found = parseDetached(cms);
		if (found.timestamp) return cms;
		const bytes = await requestFor(found.signature);
		const answer = await fetchBytes(terms.tsa, { type: 'application/timestamp-query', bytes });
		const stamped = withToken(cms, tokenIn(answer));
		return (await stampedAt(parseDetached(stamped), terms, foreign)) === null ? cms : stamped;
	} catch {
		return cms;
	}
}

/**
 * When an authority that leads to the office's roots saw this signature, epoch ms; null where no timestamp is there or
 * it does not hold: whoever adds a bad one must not be able to spoil a good signature. Whether the authority's own
 * certificate is revoked is not asked.
 */
export async function stampedAt(
	signature: CmsSignature,
	terms: SigningTerms,
	foreign: ForeignAlgorithms
): Promise<number | null> {
	if (!signature.timestamp) return null;
	try {
		const token = parseToken(signature.timestamp);
		if (isRefused(await checkMathematics(token, token.content, foreign))) return null;
		const info = TSTInfo.fromBER(new Uint8Array(token.content));
		const at = info.genTime.getTime();
		const { hashAlgorithm, hashedMessage } = info.messageImprint;
		const own = await digest(hashAlgorithm.algorithmId, signature.signature, foreign);
		const same = !('notAccepted' in own) && sameBytes(own, hashedMessage.valueBlock.valueHexView);
		return same && (await isAuthority(token, signature, { terms, foreign, at })) ? at : null;
	} catch {
		return null;
	}
}

async function isAuthority(
	{ signer, certificates }: CmsSignature,
	signature: CmsSignature,
	{ terms, foreign, at }: { terms: SigningTerms; foreign: ForeignAlgorithms; at: number }
): Promise<boolean> {
	if (!signer.purposes?.includes(TIME_STAMPING) || at < signer.notBefore || at > signer.notAfter)
		return false;
	const between = [...certificates, ...signature.certificates, ...parseCertificates(terms.intermediates)];
	return !isRefused(await chainOf(signer, { roots: parseCertificates(terms.roots), between, at, foreign }));
}

/** TimeStampReq: version 1, what is to be stamped, a number nobody else uses, and the wish for the certificate. */
async function requestFor(signature: Uint8Array): Promise<Uint8Array> {
	const nonce = crypto.getRandomValues(new Uint8Array(8));
	nonce[0]! &= 0x7f;
	nonce[0]! |= 0x40;
	const imprint = new Sequence({
		value: [
			new Sequence({ value: [new ObjectIdentifier({ value: SHA_256 }), new Null()] }),
			new OctetString({ valueHex: await crypto.subtle.digest('SHA-256', new Uint8Array(signature)) })
		]
	});
	const request = new Sequence({
		value: [
			new Integer({ value: 1 }),
			imprint,
			new Integer({ valueHex: nonce.buffer }),
			new Flag({ value: true })
		]
	});
	return new Uint8Array(request.toBER());
}

/** The token as it came: the second field of the answer. */
function tokenIn(answer: Uint8Array): Uint8Array {
	const { status } = TimeStampResp.fromBER(new Uint8Array(answer));
	const [, token] = children(answer, read(answer, 0));
	if (!GRANTED.includes(status.status) || !token) throw new Error('not granted');
	return whole(answer, token);
}

/** Puts a token into the unsigned attributes of the only signer; throws where lengths are not definite. */
function withToken(cms: Uint8Array, token: Uint8Array): Uint8Array {
	const [type, explicit] = children(cms, read(cms, 0)) as [Element, Element];
	const signedData = read(cms, explicit.inner);
	const infos = children(cms, signedData).at(-1)!;
	const parts = children(cms, read(cms, infos.inner));
	const before = parts.at(-1)!.tag === UNSIGNED ? parts.pop()! : null;
	const oid = new Uint8Array(new ObjectIdentifier({ value: TIMESTAMP_TOKEN }).toBER());
	const attribute = encode(TAG.sequence, oid, encode(TAG.set, token));
	const unsigned = encode(UNSIGNED, before ? content(cms, before) : new Uint8Array(), attribute);
	const info = encode(TAG.sequence, ...parts.map((part) => whole(cms, part)), unsigned);
	const inner = encode(TAG.sequence, cms.subarray(signedData.inner, infos.from), encode(TAG.set, info));
	return encode(TAG.sequence, whole(cms, type), encode(explicit.tag, inner));
}
