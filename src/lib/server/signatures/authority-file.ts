import type { AuthorityCertificate } from '../../domain/signing/authority-certificate.ts';
import { refused, type Refused } from '../../domain/refusal.ts';
import type { AuthorityFiles } from '../ports.ts';
import { parseCertificate } from './certificate.ts';
import { sameBytes } from './der.ts';
import { isTestRoot } from './test-root.ts';

const PEM = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([^-]+)-----END/g;
/** Base64 without the lines of PEM, as some offices send certificates. */
const BARE = /^[A-Za-z0-9+/\s]+=*\s*$/;

/** The DER of every certificate of a file: binary, PEM (one or many), or base64 alone. */
function dersIn(bytes: Uint8Array): Uint8Array[] {
	const text = Buffer.from(bytes).toString('latin1');
	const pem = [...text.matchAll(PEM)].map(([, base64]) => base64 ?? '');
	const encoded = pem.length > 0 ? pem : BARE.test(text) ? [text] : [];
	return encoded.length > 0 ? encoded.map((one) => new Uint8Array(Buffer.from(one, 'base64'))) : [bytes];
}

/** Keys under the national centre's own test authority are given to everybody who asks for its development kit. */
const NAMED_TEST = /(^|\P{L})(TEST|ТЕСТ)(\P{L}|$)/iu;

function readOne(der: Uint8Array): AuthorityCertificate {
	const { sha256, person, notBefore, notAfter, authority, issuer, subject } = parseCertificate(der);
	return {
		der: Buffer.from(der).toString('base64'),
		sha256,
		subject: person.name || (person.organisation ?? ''),
		issuer: person.issuer,
		notBefore,
		notAfter,
		authority: authority !== null,
		selfIssued: sameBytes(issuer, subject),
		test: isTestRoot(der) || [person.name, person.issuer].some((name) => NAMED_TEST.test(name))
	};
}

/** Reads certificates of authorities from files (`.cer`, `.crt`, `.pem`). */
export const authorityFiles: AuthorityFiles = {
	read(bytes): AuthorityCertificate[] | Refused {
		try {
			return dersIn(bytes).map(readOne);
		} catch {
			return refused('authority-unreadable');
		}
	}
};
