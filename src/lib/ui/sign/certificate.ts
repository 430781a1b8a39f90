import type { BitString } from 'asn1js';
import type { Certificate, ExtKeyUsage, RelativeDistinguishedNames } from 'pkijs';
import { failure, type Failure, type KeySubject } from './key-holder';

const OID = {
	commonName: '2.5.4.3',
	serialNumber: '2.5.4.5',
	unit: '2.5.4.11',
	keyUsage: '2.5.29.15',
	extendedKeyUsage: '2.5.29.37',
	/** In national certificates: for signing in, and for signatures. */
	authentication: '1.3.6.1.5.5.7.3.2',
	signing: '1.3.6.1.5.5.7.3.4'
} as const;

/** Bits «digital signature» and «content commitment» of RFC 5280, 4.2.1.3. */
const SIGNS = 0b1100_0000;

const valuesOf = (name: RelativeDistinguishedNames, type: string): string[] =>
	name.typesAndValues.filter((one) => one.type === type).map((one) => String(one.value.valueBlock.value));

function numberAfter(values: readonly string[], prefix: 'IIN' | 'BIN'): string | null {
	const found = values.find((value) => value.startsWith(prefix));
	return found?.slice(prefix.length) ?? null;
}

export function subjectOf(certificate: Certificate): KeySubject {
	const { subject } = certificate;
	return {
		name: valuesOf(subject, OID.commonName)[0] ?? '',
		iin: numberAfter(valuesOf(subject, OID.serialNumber), 'IIN'),
		bin: numberAfter(valuesOf(subject, OID.unit), 'BIN'),
		notAfter: certificate.notAfter.value.getTime()
	};
}

function isForSigning(certificate: Certificate): boolean {
	const parsed = (id: string) =>
		certificate.extensions?.find(({ extnID }) => extnID === id)?.parsedValue as unknown;
	const usage = parsed(OID.keyUsage) as BitString | undefined;
	if (usage && !((usage.valueBlock.valueHexView[0] ?? 0) & SIGNS)) return false;
	const purposes = (parsed(OID.extendedKeyUsage) as ExtKeyUsage | undefined)?.keyPurposes ?? [];
	return !purposes.includes(OID.authentication) || purposes.includes(OID.signing);
}

/** What can be said before anything is signed; the server checks all of it again, and more. */
export function whyUnfit(certificate: Certificate, now: number): Failure | null {
	if (!isForSigning(certificate)) return failure('not-for-signing');
	const from = certificate.notBefore.value.getTime();
	const until = certificate.notAfter.value.getTime();
	if (now > until) return failure('expired', { at: until });
	return now < from ? failure('not-yet-valid', { at: from }) : null;
}
