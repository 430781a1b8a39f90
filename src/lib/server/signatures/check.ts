import { ALMATY_HOURS } from '../../domain/calendar/kazakhstan.ts';
import { localDate } from '../../domain/calendar/working-time.ts';
import { isRefused, refused, type Refused } from '../../domain/refusal.ts';
import type { ExpectedSigner } from '../../domain/signing/e-signature.ts';
import { unfitToSign } from '../../domain/signing/signer-certificate.ts';
import type { CheckedSignature, Signatures } from '../ports.ts';
import type { ForeignAlgorithms } from './algorithms.ts';
import { type Certificate, parseCertificates } from './certificate.ts';
import { chainOf } from './chain.ts';
import { askedOnce } from './asked-once.ts';
import { type CmsSignature, parseDetached } from './cms.ts';
import type { Lists } from './kept-lists.ts';
import { checkMathematics } from './mathematics.ts';
import type { FetchBytes } from './network.ts';
import { askedState } from './ocsp.ts';
import { listedState, revocationOf, type State } from './revocation.ts';
import { stampedAt } from './timestamp.ts';

/** What a check needs from outside. */
export interface Checking {
	/** Revocation lists, kept between checks: see `keptLists`. */
	lists: Lists;
	/** Asks OCSP responders. */
	fetchBytes: FetchBytes;
	/** What WebCrypto does not know. */
	foreign: ForeignAlgorithms;
}

/** With what was asked before. */
type Asking = Checking & { once: ReturnType<typeof askedOnce> };

type Check = Signatures['check'];
type Given = Parameters<Check>[2];

/** No signature with its certificates comes near it. */
const LARGEST = 256 * 1024;

/**
 * The check of detached CMS signatures (RFC 5652, RFC 5035, RFC 5280): see `Signatures.check`. Addresses are fetched only
 * when the chain is trusted, the identity is right and nothing but revocation is left to ask.
 */
export function cmsCheck(checking: Checking): Check {
	const once = askedOnce();
	return async (cms, bytes, given) => {
		if (cms.length > LARGEST) return refused('signature-too-large');
		try {
			return await checkParsed(parseDetached(cms), bytes, given, { ...checking, once });
		} catch {
			return refused('signature-malformed');
		}
	};
}

async function checkParsed(
	found: CmsSignature,
	bytes: Uint8Array,
	given: Given,
	checking: Asking
): Promise<CheckedSignature | Refused> {
	const roots = parseCertificates(given.terms.roots);
	if (roots.length === 0) return refused('no-trusted-roots');
	const { foreign } = checking;
	const between = [...found.certificates, ...parseCertificates(given.terms.intermediates)];
	const chain = await chainOf(found.signer, { roots, between, at: given.at, foreign });
	if (isRefused(chain)) return chain;
	const wrong = checkSigner(found.signer, given);
	if (wrong) return wrong;
	// After the chain: digests over a whole file are made for who is trusted only, not for whoever sends one in.
	const algorithm = await checkMathematics(found, bytes, foreign);
	if (isRefused(algorithm)) return algorithm;
	const revocation = await revocationOf(chain, stateFor(given, checking));
	if (isRefused(revocation)) return revocation;
	const timestamp = await stampedAt(found, given.terms, foreign);
	return {
		facts: { ...factsOf(found), algorithm, revocation, timestamp },
		subject: found.signer.person
	};
}

/** The signer's by the responder where one is set, and by lists where it does not know; issuers' by lists. */
function stateFor({ terms, at }: Given, { lists, fetchBytes, foreign, once }: Asking) {
	const asking = { lists, further: terms.crls, at, foreign };
	const url = terms.ocsp;
	return async (one: Certificate, issuer: Certificate, index: number): Promise<State> => {
		const asked =
			url && index === 0
				? await once(one.sha256, () => askedState(one, issuer, { url, fetchBytes, at, foreign }))
				: 'unknown';
		return asked === 'unknown' ? listedState(one, issuer, asking) : asked;
	};
}

function checkSigner(signer: Certificate, { at, expected }: Given): Refused | null {
	const unfit = unfitToSign(signer, at);
	if (unfit === 'not-for-signing') return refused('certificate-not-for-signing');
	if (unfit === 'not-yet-valid') return refused('certificate-not-yet-valid', { from: day(signer.notBefore) });
	if (unfit === 'expired') return refused('certificate-expired', { until: day(signer.notAfter) });
	return expected && checkIdentity(signer, expected);
}

/** The portal's condition: the numbers in the request are the numbers in the certificate. */
function checkIdentity({ person }: Certificate, expected: ExpectedSigner): Refused | null {
	if (person.iin !== expected.iin) return refused('certificate-of-another');
	if (expected.bin !== null && person.bin !== expected.bin) return refused('certificate-of-another-office');
	return null;
}

function factsOf({ signer, signingCertificate }: CmsSignature) {
	const { sha256, serial, notBefore, notAfter } = signer;
	return {
		format: signingCertificate ? 'ETSI.CAdES.detached' : 'adbe.pkcs7.detached',
		certificate: { sha256, serial, notBefore, notAfter }
	} as const;
}

const day = (at: number): string => localDate(at, ALMATY_HOURS).split('-').reverse().join('.');
