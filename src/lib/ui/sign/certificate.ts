import type { BitString } from 'asn1js';
import type { Certificate, ExtKeyUsage, RelativeDistinguishedNames } from 'pkijs';
import { numberIn, unfitToSign } from '$lib/domain/signing/signer-certificate';
import { failure, type Failure, type KeySubject } from './key-holder';

const OID = {
	commonName: '2.5.4.3',
	serialNumber: '2.5.4.5',
	unit: '2.5.4.11',
	keyUsage: '2.5.29.15',
	purposes: '2.5.29.37'
} as const;

const valuesOf = (name: RelativeDistinguishedNames, type: string): string[] =>
	name.typesAndValues.filter((one) => one.type === type).map((one) => String(one.value.valueBlock.value));

export function subjectOf(certificate: Certificate): KeySubject {
	const { subject } = certificate;
	return {
		name: valuesOf(subject, OID.commonName)[0] ?? '',
		iin: numberIn(valuesOf(subject, OID.serialNumber), 'IIN'),
		bin: numberIn(valuesOf(subject, OID.unit), 'BIN'),
		notAfter: certificate.notAfter.value.getTime()
	};
}

function useOf(certificate: Certificate) {
	const parsed = (id: string) =>
		certificate.extensions?.find(({ extnID }) => extnID === id)?.parsedValue as unknown;
	const usage = parsed(OID.keyUsage) as BitString | undefined;
	const purposes = parsed(OID.purposes) as ExtKeyUsage | undefined;
	return {
		keyUsage: usage ? (usage.valueBlock.valueHexView[0] ?? 0) : null,
		purposes: purposes?.keyPurposes ?? null
	};
}

/** What can be said before anything is signed; the server checks all of it again, and more. */
export function whyUnfit(certificate: Certificate, now: number): Failure | null {
	const notBefore = certificate.notBefore.value.getTime();
	const notAfter = certificate.notAfter.value.getTime();
	const unfit = unfitToSign({ ...useOf(certificate), notBefore, notAfter }, now);
	if (unfit === 'expired') return failure(unfit, { at: notAfter });
	if (unfit === 'not-yet-valid') return failure(unfit, { at: notBefore });
	return unfit && failure(unfit);
}
