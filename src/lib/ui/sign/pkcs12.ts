import type { ObjectIdentifier } from 'asn1js';
import type { Certificate, PrivateKeyInfo } from 'pkijs';
import { subjectOf, whyUnfit } from './certificate';
import { detachedCms, type Issued, type Signer } from './cms';
import { openKeyFile, type KeyFile } from './key-file';
import { isFailure, failure, type Failure, type KeyHolder } from './key-holder';

type Algorithm = RsaHashedImportParams | EcKeyImportParams;

const RSA = '1.2.840.113549.1.1.1';
const ELLIPTIC = '1.2.840.10045.2.1';
const CURVES: Record<string, string> = {
	'1.2.840.10045.3.1.7': 'P-256',
	'1.3.132.0.34': 'P-384',
	'1.3.132.0.35': 'P-521'
};
/** Kazakhstan's and Russia's own algorithms, which no browser knows. */
const NATIONAL = /^1\.2\.(398|643)\./;

function algorithmOf({ privateKeyAlgorithm }: PrivateKeyInfo): Algorithm | Failure {
	const { algorithmId, algorithmParams } = privateKeyAlgorithm;
	if (NATIONAL.test(algorithmId)) return failure('national-algorithm');
	if (algorithmId === RSA) return { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
	const curve = algorithmId === ELLIPTIC ? (algorithmParams as ObjectIdentifier).getValue() : '';
	const namedCurve = CURVES[curve];
	return namedCurve
		? { name: 'ECDSA', namedCurve }
		: failure('algorithm', { algorithm: curve || algorithmId });
}

/** What a public key and its private key have in common. */
async function publicPart(key: CryptoKey): Promise<string> {
	const { n, x, y } = await crypto.subtle.exportKey('jwk', key);
	return [n, x, y].join();
}

async function certificateFor(
	key: CryptoKey,
	algorithm: Algorithm,
	certificates: readonly Issued[]
): Promise<Issued | undefined> {
	const mine = await publicPart(key);
	for (const issued of certificates) {
		const spki = issued.certificate.subjectPublicKeyInfo.toSchema().toBER();
		const theirs = await crypto.subtle
			.importKey('spki', spki, algorithm, true, ['verify'])
			.then(publicPart)
			.catch(() => null);
		if (theirs === mine) return issued;
	}
	return undefined;
}

/** The certificates above one, as far as the file holds them; a root goes without saying. */
function chainOf(certificate: Certificate, all: readonly Issued[]): Certificate[] {
	const chain: Certificate[] = [];
	for (let below = certificate; ; below = chain.at(-1) as Certificate) {
		const above = all.find(({ certificate: one }) => one.subject.isEqual(below.issuer))?.certificate;
		if (!above || above.issuer.isEqual(above.subject) || chain.includes(above)) return chain;
		chain.push(above);
	}
}

async function signerOf(info: PrivateKeyInfo, { certificates }: KeyFile): Promise<Signer | Failure> {
	const algorithm = algorithmOf(info);
	if (isFailure(algorithm)) return algorithm;
	const pkcs8 = info.toSchema().toBER();
	const readable = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']);
	const issued = await certificateFor(readable, algorithm, certificates);
	if (!issued) return failure('no-certificate');
	const key = await crypto.subtle.importKey('pkcs8', pkcs8, algorithm, false, ['sign']);
	return { ...issued, key, chain: chainOf(issued.certificate, certificates) };
}

const holderOf = (signer: Signer, now: () => number): KeyHolder => ({
	method: 'pkcs12',
	subject: subjectOf(signer.certificate),
	async sign(parts, onProgress, signal) {
		const signatures: Uint8Array<ArrayBuffer>[] = [];
		for (const part of parts) {
			if (signal?.aborted) return failure('stopped');
			signatures.push(await detachedCms(signer, part, now()));
			onProgress(signatures.length);
		}
		return signatures;
	}
});

/**
 * Opens a key file (.p12, .pfx) for signing. Of several keys the first that may sign is taken; where none may, the
 * failure of the one that comes nearest is told. `now` is the office's clock, epoch ms.
 */
export async function openPkcs12(
	file: ArrayBuffer,
	password: string,
	now: () => number
): Promise<KeyHolder | Failure> {
	if (!globalThis.crypto?.subtle) return failure('insecure-page');
	const opened = await openKeyFile(file, password);
	if (isFailure(opened)) return opened;
	const failures: Failure[] = [];
	for (const info of opened.keys) {
		const signer = await signerOf(info, opened);
		const unfit = isFailure(signer) ? signer : whyUnfit(signer.certificate, now());
		if (!unfit) return holderOf(signer as Signer, now);
		failures.push(unfit);
	}
	return failures.find(({ failed }) => failed !== 'not-for-signing') ?? failures[0] ?? failure('no-key');
}
