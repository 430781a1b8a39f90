import { Certificate } from 'pkijs';

/** The organisation of every certificate of the test authority: nobody real bears it. */
export const TEST_ORGANISATION = 'Synaq TEST';
/** The policy of every certificate of the test authority, under the arc that is kept for examples. */
export const TEST_POLICY = '2.999.1.1';

const ORGANISATION = '2.5.4.10';

/**
 * Whether a certificate comes from the test authority of demonstrations and rehearsals: an office never trusts it.
 * What is no certificate at all: false.
 */
export function isTestRoot(der: Uint8Array): boolean {
	try {
		const { subject, issuer } = Certificate.fromBER(new Uint8Array(der));
		return [...subject.typesAndValues, ...issuer.typesAndValues].some(
			({ type, value }) => type === ORGANISATION && value.valueBlock.value === TEST_ORGANISATION
		);
	} catch {
		return false;
	}
}
