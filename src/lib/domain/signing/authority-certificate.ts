import { refused, type Refused } from '../refusal.ts';
import type { SigningTerms } from './e-signature.ts';

/** Where a certificate of an authority stands among the terms. */
export const TRUST_PLACES = ['roots', 'intermediates'] as const satisfies (keyof SigningTerms)[];
export type TrustPlace = (typeof TRUST_PLACES)[number];

/** Of each place. */
export const AUTHORITIES_MAX = 50;

/** A certificate of an authority as people read it before they trust it. */
export interface AuthorityCertificate {
	/** DER in base64, as the terms keep it. */
	der: string;
	/** SHA-256 of the DER, hexadecimal. */
	sha256: string;
	/** Common names. */
	subject: string;
	issuer: string;
	/** Epoch ms. */
	notBefore: number;
	notAfter: number;
	/** Whether it may issue certificates. */
	authority: boolean;
	/** Whether it names itself as its issuer: the end of a chain. */
	selfIssued: boolean;
	/** Of the test authority of demonstrations and rehearsals, or of one that calls itself a test. */
	test: boolean;
}

/** Whether a certificate may be trusted from now on. `office`: where real work is done, nothing of a test authority is. */
export function mayTrust(
	certificate: AuthorityCertificate,
	place: TrustPlace,
	{ now, office }: { now: number; office: boolean }
): Refused | null {
	const { subject, authority, selfIssued, test, notBefore, notAfter } = certificate;
	if (test && office) return refused('authority-test', { subject });
	if (!authority) return refused('authority-not', { subject });
	if (place === 'roots' && !selfIssued) return refused('authority-not-root', { subject });
	if (place === 'intermediates' && selfIssued) return refused('authority-root', { subject });
	return now < notBefore || now > notAfter ? refused('authority-not-in-force', { subject }) : null;
}

/** Longest address, and most of them. */
export const ADDRESSES = { length: 300, most: 20 } as const;

/** Whether it is an address that lists, responders and timestamps are asked at. */
export function isServiceAddress(text: string): boolean {
	if (text.length > ADDRESSES.length || !URL.canParse(text)) return false;
	const { protocol, username, password } = new URL(text);
	return ['http:', 'https:'].includes(protocol) && !username && !password;
}

/** What is wrong with the addresses of the terms: the name of the field; undefined when nothing is. */
export function addressWrong({ crls, ocsp, tsa }: Pick<SigningTerms, 'crls' | 'ocsp' | 'tsa'>) {
	if (crls.length > ADDRESSES.most || !crls.every(isServiceAddress)) return 'crls';
	if (ocsp !== null && !isServiceAddress(ocsp)) return 'ocsp';
	return tsa !== null && !isServiceAddress(tsa) ? 'tsa' : undefined;
}
