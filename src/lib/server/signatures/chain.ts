import { refused, type Refused } from '../../domain/refusal.ts';
import { type ForeignAlgorithms, verify } from './algorithms.ts';
import { type Certificate, KEY_USAGE } from './certificate.ts';
import { sameBytes } from './der.ts';

/** Longer ones do not occur; and no more signatures are checked than this, whatever was sent in. */
const LONGEST = 6;
const CHECKS = 40;

/** What a chain is built from. */
export interface Sources {
	/** Trusted for being here, and for nothing else. */
	roots: readonly Certificate[];
	/** Everything that may stand in between; nobody vouches for it but the roots. */
	between: readonly Certificate[];
	at: number;
	foreign: ForeignAlgorithms;
}

/**
 * The way from a certificate to a trusted root, the certificate first (RFC 5280, 6.1, without policies): each issuer is
 * an authority, may sign certificates, is in force at `at` and has signed the one below. Whether the first is in force
 * is asked elsewhere. Refuses 'certificate-untrusted', and 'signature-algorithm' where only an unknown algorithm stands in
 * the way.
 */
export async function chainOf(first: Certificate, sources: Sources): Promise<Certificate[] | Refused> {
	const search: Search = { ...sources, left: CHECKS, unknown: null };
	const found = first.demandsMore ? null : await climb([first], search);
	if (found) return found;
	return search.unknown
		? refused('signature-algorithm', { algorithm: search.unknown })
		: refused('certificate-untrusted');
}

interface Search extends Sources {
	/** How many signatures may still be checked. */
	left: number;
	/** An algorithm that was met and not known. */
	unknown: string | null;
}

async function climb(path: readonly Certificate[], search: Search): Promise<Certificate[] | null> {
	const last = path.at(-1)!;
	for (const issuer of candidates(path, search)) {
		if (!(await signedBy(last, issuer, search))) continue;
		const longer = [...path, issuer];
		const whole = search.roots.includes(issuer) ? longer : await climb(longer, search);
		if (whole) return whole;
	}
	return null;
}

/** Roots first: the shortest way is the right one. */
function candidates(path: readonly Certificate[], { roots, between, at }: Search): Certificate[] {
	if (path.length >= LONGEST) return [];
	const last = path.at(-1)!;
	return [...roots, ...between].filter(
		(one) =>
			sameBytes(one.subject, last.issuer) &&
			!path.some(({ sha256 }) => sha256 === one.sha256) &&
			mayIssue(one, path, at)
	);
}

function mayIssue(issuer: Certificate, below: readonly Certificate[], at: number): boolean {
	if (!issuer.authority || issuer.demandsMore) return false;
	// An authority that is re-issued under its own name does not count (RFC 5280, 4.2.1.9).
	const authorities = below.slice(1).filter((one) => !sameBytes(one.subject, one.issuer)).length;
	const maySign = issuer.keyUsage === null || (issuer.keyUsage & KEY_USAGE.certSign) !== 0;
	return maySign && authorities <= issuer.authority.below && issuer.notBefore <= at && at <= issuer.notAfter;
}

async function signedBy(one: Certificate, issuer: Certificate, search: Search): Promise<boolean> {
	if (search.left-- <= 0) return false;
	const { algorithm, signature, tbs: bytes } = one;
	const verdict = await verify({ algorithm, spki: issuer.spki, bytes, signature }, search.foreign);
	if ('notAccepted' in verdict) {
		search.unknown ??= verdict.notAccepted;
		return false;
	}
	return verdict.valid;
}
