import { AlgorithmIdentifier } from 'pkijs';
import { fromBER } from 'asn1js';
import { type ForeignAlgorithms, verify } from './algorithms.ts';
import { type Certificate, KEY_USAGE } from './certificate.ts';
import {
	children,
	content,
	type Element,
	hex,
	read,
	sameBytes,
	TAG,
	time,
	whole,
	withoutZeros
} from './der.ts';

/**
 * A revocation list (RFC 5280, 5). Its entries stay bytes and are walked when somebody is looked for: lists of national
 * authorities hold hundreds of thousands.
 */
export interface RevocationList {
	issuer: Uint8Array;
	thisUpdate: number;
	/** null: it does not say, so that nobody knows how long to believe it. */
	nextUpdate: number | null;
	/** Only what changed since another list: it can revoke, it cannot vouch. */
	delta: boolean;
	/** What it does not speak of. */
	scope: Scope;
	/** When and why a certificate was revoked; null: it is not in the list. */
	find(serial: string): Revoked | null;
	/** Whether this issuer signed it. */
	signedBy(issuer: Certificate, foreign: ForeignAlgorithms): Promise<boolean>;
}

interface Scope {
	/** Addresses this list is for; null: all. */
	addresses: string[] | null;
	/** 'nobody' where it speaks of some reasons, other issuers' or attribute certificates only. */
	of: 'all' | 'people' | 'authorities' | 'nobody';
}

export interface Revoked {
	/** From when on it is not to be believed: the day it was revoked or, earlier, became invalid. */
	since: number;
	/** It is in a delta to say that it is not revoked any more. */
	restored: boolean;
}

const OID = {
	delta: '551d1b',
	scope: '551d1c',
	number: '551d14',
	issuerKey: '551d23',
	newest: '551d2e',
	reason: '551d15',
	invalid: '551d18'
} as const;
const UNDERSTOOD = new Set<string>(Object.values(OID));
const REMOVED = 8;

/** Reads a list in DER or PEM; throws on what is none. */
export function parseRevocationList(bytes: Uint8Array): RevocationList {
	const der = derOf(bytes);
	const outer = read(der, 0);
	if (outer.tag !== TAG.sequence || outer.to !== der.length) throw new Error('no revocation list');
	const [tbs, algorithm, signature] = children(der, outer) as [Element, Element, Element];
	const parts = partsOf(der, tbs);
	const extensions = extensionsOf(der, parts.extensions);
	const signed = {
		algorithm: new AlgorithmIdentifier({ schema: fromBER(new Uint8Array(whole(der, algorithm))).result }),
		bytes: whole(der, tbs),
		signature: content(der, signature).subarray(1)
	};
	return {
		issuer: whole(der, parts.issuer),
		thisUpdate: time(der, parts.thisUpdate),
		nextUpdate: parts.nextUpdate && time(der, parts.nextUpdate),
		delta: extensions.has(OID.delta),
		scope: scopeOf(extensions.get(OID.scope)),
		find: (serial) => parts.entries && find(der, parts.entries, serial),
		signedBy: oncePerKey(async (issuer, foreign) => {
			const maySign = issuer.keyUsage === null || (issuer.keyUsage & KEY_USAGE.crlSign) !== 0;
			if (!maySign || !sameBytes(issuer.subject, whole(der, parts.issuer))) return false;
			const verdict = await verify({ ...signed, spki: issuer.spki }, foreign);
			return 'valid' in verdict && verdict.valid;
		})
	};
}

type SignedBy = RevocationList['signedBy'];

/** Checking the signature of ten megabytes takes its time: once is enough. */
function oncePerKey(check: SignedBy): SignedBy {
	const known = new Map<string, Promise<boolean>>();
	return (issuer, foreign) => {
		const verdict = known.get(issuer.sha256) ?? check(issuer, foreign);
		known.set(issuer.sha256, verdict);
		return verdict;
	};
}

function derOf(bytes: Uint8Array): Uint8Array {
	if (bytes[0] !== 0x2d) return bytes;
	const body = /-----BEGIN X509 CRL-----([^-]*)-----END/.exec(Buffer.from(bytes).toString('latin1'));
	return new Uint8Array(Buffer.from(body?.[1] ?? '', 'base64'));
}

const isTime = (element: Element | undefined): element is Element =>
	element?.tag === TAG.utcTime || element?.tag === TAG.generalizedTime;

/** TBSCertList: version?, signature, issuer, thisUpdate, nextUpdate?, revokedCertificates?, [0] extensions? */
function partsOf(der: Uint8Array, tbs: Element) {
	const fields = children(der, tbs);
	const first = fields[0]?.tag === TAG.integer ? 2 : 1;
	const [issuer, thisUpdate, ...rest] = fields.slice(first) as [Element, Element, ...Element[]];
	const nextUpdate = isTime(rest[0]) ? rest.shift()! : null;
	const entries = rest[0]?.tag === TAG.sequence ? rest.shift()! : null;
	const extensions = rest[0]?.tag === 0xa0 ? rest[0] : null;
	return { issuer, thisUpdate, nextUpdate, entries, extensions };
}

/** What stands in each extension, by the hexadecimal of its identifier. Throws on a critical one that is not known. */
function extensionsOf(der: Uint8Array, holder: Element | null): Map<string, Uint8Array> {
	const found = new Map<string, Uint8Array>();
	const list = holder && read(der, holder.inner, holder.to);
	for (const one of list ? children(der, list) : []) {
		const [id, ...rest] = children(der, one) as [Element, ...Element[]];
		const oid = hex(content(der, id));
		const critical = rest.length > 1;
		if (critical && !UNDERSTOOD.has(oid)) throw new Error('a critical extension is not known');
		found.set(oid, content(der, rest.at(-1)!));
	}
	return found;
}

/** IssuingDistributionPoint: [0] name, [1] people, [2] authorities, [3] some reasons, [4] indirect, [5] attributes. */
function scopeOf(extension: Uint8Array | undefined): Scope {
	if (!extension) return { addresses: null, of: 'all' };
	const fields = new Map(children(extension, read(extension, 0)).map((one) => [one.tag & 0x1f, one]));
	const nobody = fields.has(3) || fields.has(4) || fields.has(5);
	const name = fields.get(0);
	return {
		addresses: name ? addressesIn(extension, name) : null,
		of: nobody ? 'nobody' : fields.has(1) ? 'people' : fields.has(2) ? 'authorities' : 'all'
	};
}

const URI = 0x86;

function addressesIn(bytes: Uint8Array, name: Element): string[] {
	return children(bytes, name)
		.flatMap((one) => children(bytes, one))
		.filter(({ tag }) => tag === URI)
		.map((one) => Buffer.from(content(bytes, one)).toString('latin1'));
}

function find(der: Uint8Array, entries: Element, serial: string): Revoked | null {
	const wanted = new Uint8Array(Buffer.from(serial, 'hex'));
	const end = wanted.at(-1);
	for (let at = entries.inner; at < entries.to;) {
		const entry = read(der, at, entries.to);
		const number = read(der, entry.inner, entry.to);
		// Most entries are let go by one byte.
		if (der[number.to - 1] === end && sameBytes(withoutZeros(content(der, number)), wanted))
			return revokedOf(der, entry);
		at = entry.to;
	}
	return null;
}

function revokedOf(der: Uint8Array, entry: Element): Revoked {
	const [, when, holder] = children(der, entry) as [Element, Element, Element?];
	const since = time(der, when);
	const extensions = entryExtensions(der, holder);
	const reason = extensions.get(OID.reason);
	const invalid = extensions.get(OID.invalid);
	return {
		since: invalid ? Math.min(since, time(invalid, read(invalid, 0))) : since,
		restored: reason ? content(reason, read(reason, 0))[0] === REMOVED : false
	};
}

function entryExtensions(der: Uint8Array, list: Element | undefined): Map<string, Uint8Array> {
	const all = list ? children(der, list).map((one) => children(der, one)) : [];
	return new Map(all.map(([id, ...rest]) => [hex(content(der, id!)), content(der, rest.at(-1)!)]));
}
