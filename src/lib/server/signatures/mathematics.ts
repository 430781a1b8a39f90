import { refused, type Refused } from '../../domain/refusal.ts';
import { digest, type ForeignAlgorithms, verify } from './algorithms.ts';
import type { CmsSignature } from './cms.ts';
import { sameBytes } from './der.ts';

/** The algorithm's name, when the signature is over these bytes and by the key of the certificate it names. */
export async function checkMathematics(
	found: CmsSignature,
	bytes: Uint8Array,
	foreign: ForeignAlgorithms
): Promise<string | Refused> {
	const own = await digest(found.digestOid, bytes, foreign);
	if ('notAccepted' in own) return refused('signature-algorithm', { algorithm: own.notAccepted });
	if (!sameBytes(own, found.messageDigest)) return refused('signature-over-other-bytes');
	const { algorithm, digestOid, signature, signedAttributes, signer } = found;
	const verdict = await verify(
		{ algorithm, digestOid, spki: signer.spki, bytes: signedAttributes, signature },
		foreign
	);
	if ('notAccepted' in verdict) return refused('signature-algorithm', { algorithm: verdict.notAccepted });
	if (!verdict.valid || !(await namesItsSigner(found, foreign))) return refused('signature-invalid');
	return verdict.algorithm;
}

/** Whether signing-certificate-v2, where it is there, is of the certificate that the signature is checked with. */
async function namesItsSigner(
	{ signingCertificate, signer }: CmsSignature,
	foreign: ForeignAlgorithms
): Promise<boolean> {
	if (!signingCertificate) return true;
	const own = await digest(signingCertificate.digestOid, signer.der, foreign);
	return !('notAccepted' in own) && sameBytes(own, signingCertificate.hash);
}
