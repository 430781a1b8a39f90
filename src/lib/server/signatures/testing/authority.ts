import {
	authorityName,
	certify,
	type Holder,
	type KeyKind,
	ofAuthority,
	ofPerson,
	type Person,
	personName,
	revocationList,
	type Wanted
} from './certificates.ts';
import { pkcs12 } from './pkcs12.ts';
import { respond } from './responder.ts';
import { type DetachedOptions, signDetached } from './sign-detached.ts';

const DAY_MS = 24 * 60 * 60_000;
const AUTHORITY_DAYS = 10 * 365;
/** As long as the national centre gives. */
const PERSON_DAYS = 365;

/** What is wrong with a certificate, or nothing. */
export type IssueKind = 'good' | 'expired' | 'not-yet-valid' | 'revoked' | 'authentication';

/** From when to when, in days from the authority's `at`. */
const TERMS = {
	good: [-1, PERSON_DAYS],
	expired: [-PERSON_DAYS - 1, -1],
	'not-yet-valid': [1, PERSON_DAYS],
	revoked: [-1, PERSON_DAYS],
	authentication: [-1, PERSON_DAYS]
} as const satisfies Record<IssueKind, readonly [number, number]>;

export interface AuthorityOptions {
	/** The moment everything is made for, epoch ms. */
	at: number;
	/** Where the caller serves `crl()`, as certificates name it; null: they name nothing. */
	crlUrl: string | null;
	/** Of the authority's own keys; default 'ecdsa'. */
	keys?: KeyKind;
}

/** Whom to issue to. */
export interface ToIssue extends Person {
	/** Default 'good'. */
	kind?: IssueKind;
	/** Default 'ecdsa'. */
	keys?: KeyKind;
}

/** A signer with a key that only he has: what stays on the signer's computer. */
export interface Issued {
	/** DER. */
	certificate: Uint8Array;
	/** Hexadecimal, as `revoke` takes it. */
	serial: string;
	pkcs8: Uint8Array;
	key: CryptoKey;
	/** Opened by browsers and by `openssl pkcs12`; Latin letters and digits in the password. */
	pkcs12(password: string): Promise<Uint8Array>;
	/** Signs as a client does: a detached CMS over `bytes` with the issuing certificate beside. */
	sign(bytes: Uint8Array, options?: Partial<DetachedOptions>): Promise<Uint8Array>;
}

/**
 * The test authority of demonstrations, rehearsals and tests: root, issuing authority, revocation list, signers. Its
 * every certificate says that it is not for work (see `isTestRoot`).
 */
export interface Authority {
	/** DER: for `SigningTerms.roots`, in base64. */
	root: Uint8Array;
	/** DER: the issuing certificate. */
	intermediate: Uint8Array;
	/** Of the issuing certificate, as `revoke` takes it. */
	intermediateSerial: string;
	/** `extensions` instead of the usual ones of such a certificate. */
	issue(to: ToIssue, extensions?: Wanted['extensions']): Promise<Issued>;
	/** Revokes by serial, as of `at` (default: the authority's moment). */
	revoke(serial: string, at?: number): void;
	/** The issuing authority's revocation list as of `at`, in force for a week, DER. */
	crl(at?: number): Promise<Uint8Array>;
	/** The root's own list, as of `at`: says whether the issuing certificate is revoked. */
	rootCrl(at?: number): Promise<Uint8Array>;
	/** Everything the caller serves: both lists by the addresses that certificates name. Empty without `crlUrl`. */
	lists(at?: number): Promise<Map<string, Uint8Array>>;
	/** Answers an OCSP request about signers, for an hour. */
	ocsp(request: Uint8Array, at?: number): Promise<Uint8Array>;
}

const bytesOf = (holder: Holder): Uint8Array => new Uint8Array(holder.certificate.rawData);

/** Serial numbers in the order of issue: positive, and other for every moment. */
function serials(at: number): () => string {
	let next = 0;
	return () => `4d${at.toString(16).padStart(12, '0')}${(++next).toString(16).padStart(6, '0')}`;
}

async function authorities(options: AuthorityOptions, serial: () => string) {
	const { at, crlUrl, keys: kind = 'ecdsa' } = options;
	const term = { from: at - 2 * PERSON_DAYS * DAY_MS, until: at + AUTHORITY_DAYS * DAY_MS, kind };
	const root = await certify(
		{ ...term, subject: authorityName('ROOT'), serial: serial(), extensions: ofAuthority(1, null) },
		null
	);
	const issuing = await certify(
		{
			...term,
			subject: authorityName('ISSUING'),
			serial: serial(),
			extensions: ofAuthority(0, crlUrl && rootCrlUrl(crlUrl))
		},
		root
	);
	return { root, issuing };
}

/** Where the root's own list is looked for: beside the issuing authority's. */
const rootCrlUrl = (crlUrl: string): string => crlUrl.replace(/[^/]*$/, 'root-$&');

async function issued(holder: Holder, issuing: Holder, person: Person): Promise<Issued> {
	const certificate = bytesOf(holder);
	const chain = [bytesOf(issuing)];
	const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', holder.keys.privateKey));
	return {
		certificate,
		pkcs8,
		serial: holder.certificate.serialNumber,
		key: holder.keys.privateKey,
		pkcs12: (password) => pkcs12({ pkcs8, certificate, chain, friendlyName: person.name }, password),
		sign: (bytes, options) =>
			signDetached(holder.keys.privateKey, certificate, chain, bytes, {
				signingCertificateV2: true,
				...options
			})
	};
}

/** Makes a test authority with fresh keys. */
export async function createAuthority(options: AuthorityOptions): Promise<Authority> {
	const { at, crlUrl } = options;
	const serial = serials(at);
	const { root, issuing } = await authorities(options, serial);
	const revoked = { root: new Map<string, number>(), issuing: new Map<string, number>() };
	const crl = (when = at) => revocationList(issuing, revoked.issuing, when);
	const rootCrl = (when = at) => revocationList(root, revoked.root, when);
	return {
		root: bytesOf(root),
		intermediate: bytesOf(issuing),
		intermediateSerial: issuing.certificate.serialNumber,
		async issue(to, extensions) {
			const holder = await certify(
				{ ...wanted(to, { at, crlUrl, serial: serial() }), ...(extensions && { extensions }) },
				issuing
			);
			if (to.kind === 'revoked') revoked.issuing.set(holder.certificate.serialNumber, at);
			return issued(holder, issuing, to);
		},
		revoke(number, when = at) {
			const own = number === issuing.certificate.serialNumber;
			revoked[own ? 'root' : 'issuing'].set(number, when);
		},
		crl,
		rootCrl,
		ocsp: (request, when = at) => respond(request, issuing, revoked.issuing, when),
		async lists(when = at) {
			if (!crlUrl) return new Map();
			return new Map([
				[crlUrl, await crl(when)],
				[rootCrlUrl(crlUrl), await rootCrl(when)]
			]);
		}
	};
}

function wanted(
	{ kind = 'good', keys = 'ecdsa', ...person }: ToIssue,
	{ at, crlUrl, serial }: { at: number; crlUrl: string | null; serial: string }
): Wanted {
	const [from, until] = TERMS[kind];
	return {
		subject: personName(person),
		serial,
		from: at + from * DAY_MS,
		until: at + until * DAY_MS,
		kind: keys,
		extensions: ofPerson(kind === 'authentication' ? kind : 'signing', crlUrl)
	};
}
