/** What a certificate says of its use: the signer's page and the server judge it by the same rules. */
export interface SignerCertificate {
	/** Bits of `keyUsage` as in its first byte; null: it says nothing. */
	keyUsage: number | null;
	/** Identifiers of extended key usages; null: it says nothing. */
	purposes: readonly string[] | null;
	/** Epoch ms; both moments belong to its time. */
	notBefore: number;
	notAfter: number;
}

/** Bits of `keyUsage` (RFC 5280, 4.2.1.3) under which a signature stands: «digital signature», «non-repudiation». */
const SIGNS = 0x80 | 0x40;

/** Purposes under which nobody signs documents: servers, signing in, timestamps, answers of OCSP. */
const OTHER_PURPOSES = new Set(['1', '2', '8', '9'].map((last) => `1.3.6.1.5.5.7.3.${last}`));
/** Under this arc the national centre says who the holder is, not what the key is for. */
const HOLDER_ARC = '1.2.398.3.3.4.';

function isForSigning({ keyUsage, purposes }: SignerCertificate): boolean {
	const asserted = keyUsage === null || (keyUsage & SIGNS) !== 0;
	const uses = (purposes ?? []).filter((oid) => !oid.startsWith(HOLDER_ARC));
	return asserted && (uses.length === 0 || uses.some((oid) => !OTHER_PURPOSES.has(oid)));
}

/** Why nothing may be signed with it at this moment; null: nothing speaks against it. */
export function unfitToSign(
	certificate: SignerCertificate,
	now: number
): 'not-for-signing' | 'not-yet-valid' | 'expired' | null {
	if (!isForSigning(certificate)) return 'not-for-signing';
	if (now < certificate.notBefore) return 'not-yet-valid';
	return now > certificate.notAfter ? 'expired' : null;
}

/**
 * The IIN or BIN among these values of a subject's attribute, which stands there behind its prefix; null where there is
 * none, or more than one.
 */
export function numberIn(values: readonly string[], prefix: 'IIN' | 'BIN'): string | null {
	const form = new RegExp(`^${prefix}(\\d{12})$`);
	const [found, another] = values.flatMap((value) => form.exec(value)?.[1] ?? []);
	return found !== undefined && another === undefined ? found : null;
}
