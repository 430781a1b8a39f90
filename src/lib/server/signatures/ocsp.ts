import { Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import { BasicOCSPResponse, OCSPResponse, type SingleResponse } from 'pkijs';
import { type ForeignAlgorithms, verify } from './algorithms.ts';
import { type Certificate, parseCertificate } from './certificate.ts';
import { children, content, type Element, hex, read, sameBytes, time, whole, withoutZeros } from './der.ts';
import type { FetchBytes } from './network.ts';
import type { State } from './revocation.ts';

/** Whom to ask, and as of when. */
export interface Responder {
	url: string;
	fetchBytes: FetchBytes;
	at: number;
	foreign: ForeignAlgorithms;
}

const SHA_1 = '1.3.14.3.2.26';
const BASIC = '1.3.6.1.5.5.7.48.1.1';
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';
/** How long an answer is believed that does not say it itself. */
const UNSAID_MS = 10 * 60_000;
const SIGNERS_AT_MOST = 4;
const GOOD = 0;
const REVOKED = 1;

/**
 * Asks a responder about a certificate (RFC 6960). Its answer counts when the issuer signed it, or one whom the issuer
 * made a certificate for just that; whatever else happens is 'unknown'. Rejects where the answer is none.
 */
export async function askedState(
	one: Certificate,
	issuer: Certificate,
	responder: Responder
): Promise<State> {
	const id = await idOf(one, issuer);
	const request = new Uint8Array(requestFor(id).toBER());
	const bytes = await responder.fetchBytes(responder.url, {
		type: 'application/ocsp-request',
		bytes: request
	});
	const answer = basicOf(bytes);
	if (!(await isSigned(answer, issuer, responder.foreign))) return 'unknown';
	const single = answer.parsed.tbsResponseData.responses.find((found) => isAbout(found, id));
	return single ? stateIn(single, one, responder.at) : 'unknown';
}

interface Id {
	name: ArrayBuffer;
	key: ArrayBuffer;
	serial: string;
}

/** With SHA-1, which every responder knows: it identifies here and proves nothing. */
async function idOf(one: Certificate, issuer: Certificate): Promise<Id> {
	const [, key] = children(issuer.spki, read(issuer.spki, 0)) as [Element, Element];
	const sha1 = (bytes: Uint8Array) => crypto.subtle.digest('SHA-1', new Uint8Array(bytes));
	return {
		name: await sha1(issuer.subject),
		key: await sha1(content(issuer.spki, key).subarray(1)),
		serial: one.serial
	};
}

function requestFor({ name, key, serial }: Id): Sequence {
	const number = new Uint8Array(Buffer.from(`00${serial}`, 'hex'));
	const positive = number[1]! < 0x80 ? number.subarray(1) : number;
	const algorithm = new Sequence({ value: [new ObjectIdentifier({ value: SHA_1 }), new Null()] });
	const id = new Sequence({
		value: [
			algorithm,
			new OctetString({ valueHex: name }),
			new OctetString({ valueHex: key }),
			new Integer({ valueHex: new Uint8Array(positive).buffer })
		]
	});
	const list = new Sequence({ value: [new Sequence({ value: [id] })] });
	return new Sequence({ value: [new Sequence({ value: [list] })] });
}

interface Answer {
	parsed: BasicOCSPResponse;
	tbs: Uint8Array;
	certificates: Certificate[];
}

function basicOf(bytes: Uint8Array): Answer {
	const { responseStatus, responseBytes } = OCSPResponse.fromBER(new Uint8Array(bytes));
	if (responseStatus.valueBlock.valueDec !== 0 || responseBytes?.responseType !== BASIC)
		throw new Error('no answer');
	const der = new Uint8Array(responseBytes.response.getValue());
	const [tbs, , , certificates] = children(der, read(der, 0)) as [Element, Element, Element, Element?];
	const list = certificates && read(der, certificates.inner);
	return {
		parsed: BasicOCSPResponse.fromBER(der),
		tbs: whole(der, tbs),
		certificates: (list ? children(der, list) : [])
			.slice(0, SIGNERS_AT_MOST)
			.map((one) => parseCertificate(new Uint8Array(whole(der, one))))
	};
}

async function isSigned(
	{ parsed, tbs, certificates }: Answer,
	issuer: Certificate,
	foreign: ForeignAlgorithms
): Promise<boolean> {
	const algorithm = parsed.signatureAlgorithm;
	const signature = new Uint8Array(parsed.signature.valueBlock.valueHexView);
	for (const { spki, sha256 } of [issuer, ...certificates]) {
		const verdict = await verify({ algorithm, spki, bytes: tbs, signature }, foreign);
		if (!('valid' in verdict) || !verdict.valid) continue;
		const at = parsed.tbsResponseData.producedAt.getTime();
		const own = certificates.find((one) => one.sha256 === sha256);
		return !own || own.sha256 === issuer.sha256 || (await isAppointed(own, issuer, at, foreign));
	}
	return false;
}

/**
 * Whether the issuer itself made this certificate for answering (RFC 6960, 4.2.2.2). Nobody is asked whether it is revoked:
 * such certificates are short-lived instead.
 */
async function isAppointed(
	one: Certificate,
	issuer: Certificate,
	at: number,
	foreign: ForeignAlgorithms
): Promise<boolean> {
	const inForce = one.notBefore <= at && at <= one.notAfter;
	if (!inForce || !one.purposes?.includes(OCSP_SIGNING) || !sameBytes(one.issuer, issuer.subject))
		return false;
	const { algorithm, signature, tbs: bytes } = one;
	const verdict = await verify({ algorithm, spki: issuer.spki, bytes, signature }, foreign);
	return 'valid' in verdict && verdict.valid;
}

function isAbout({ certID }: SingleResponse, { name, key, serial }: Id): boolean {
	return (
		certID.hashAlgorithm.algorithmId === SHA_1 &&
		sameBytes(certID.issuerNameHash.valueBlock.valueHexView, new Uint8Array(name)) &&
		sameBytes(certID.issuerKeyHash.valueBlock.valueHexView, new Uint8Array(key)) &&
		hex(withoutZeros(certID.serialNumber.valueBlock.valueHexView)) === serial
	);
}

function stateIn(single: SingleResponse, one: Certificate, at: number): State {
	const thisUpdate = single.thisUpdate.getTime();
	const until = single.nextUpdate?.getTime() ?? thisUpdate + UNSAID_MS;
	const { tagNumber } = single.certStatus.idBlock;
	if (tagNumber === REVOKED) {
		const since = sinceOf(single);
		if (since <= at || thisUpdate <= at) return 'revoked';
	} else if (tagNumber !== GOOD) return 'unknown';
	const speaks = at < until && (thisUpdate <= at || thisUpdate <= one.notAfter);
	return speaks ? { source: 'ocsp', issuedAt: thisUpdate } : 'unknown';
}

function sinceOf({ certStatus }: SingleResponse): number {
	const bytes = new Uint8Array(certStatus.valueBeforeDecodeView);
	return time(bytes, children(bytes, read(bytes, 0))[0]!);
}
