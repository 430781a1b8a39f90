import type { OctetString } from 'asn1js';
import {
	AuthenticatedSafe,
	Certificate,
	CertBag,
	ContentInfo,
	EncryptedContentInfo,
	EncryptedData,
	PBES2Params,
	PFX,
	PKCS8ShroudedKeyBag,
	PrivateKeyInfo,
	SafeContents,
	type AlgorithmIdentifier,
	type SafeBag
} from 'pkijs';
import type { Issued } from './cms';
import { isFailure, failure, type Failure } from './key-holder';

/** What a key file holds, opened. */
export interface KeyFile {
	keys: PrivateKeyInfo[];
	certificates: Issued[];
}

const PBES2 = '1.2.840.113549.1.5.13';
const PBKDF2 = '1.2.840.113549.1.5.12';
const AES_CBC = ['2.16.840.1.101.3.4.1.2', '2.16.840.1.101.3.4.1.22', '2.16.840.1.101.3.4.1.42'];

/** Browsers know no 3DES and no RC2: only files protected in the newer way are opened here (RFC 8018, PBES2 with AES). */
function canOpen({ algorithmId, algorithmParams }: AlgorithmIdentifier): boolean {
	if (algorithmId !== PBES2) return false;
	const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: algorithmParams });
	return keyDerivationFunc.algorithmId === PBKDF2 && AES_CBC.includes(encryptionScheme.algorithmId);
}

async function decrypt<T>(
	encryptedContentInfo: EncryptedContentInfo,
	password: ArrayBuffer,
	parse: (der: ArrayBuffer) => T
): Promise<T | Failure> {
	if (!canOpen(encryptedContentInfo.contentEncryptionAlgorithm)) return failure('old-protection');
	try {
		// A wrong password shows in the padding or, once in 256 times, in what was decrypted being no such thing.
		return parse(await new EncryptedData({ encryptedContentInfo }).decrypt({ password }));
	} catch {
		return failure('wrong-password');
	}
}

function safesOf(file: ArrayBuffer): ContentInfo[] | Failure {
	try {
		const { authSafe } = PFX.fromBER(file);
		return AuthenticatedSafe.fromBER((authSafe.content as OctetString).getValue()).safeContents;
	} catch {
		return failure('not-a-key-file');
	}
}

async function bagsOf(
	{ contentType, content }: ContentInfo,
	password: ArrayBuffer
): Promise<SafeBag[] | Failure> {
	const parse = (der: ArrayBuffer) => SafeContents.fromBER(der).safeBags;
	if (contentType === ContentInfo.DATA) return parse((content as OctetString).getValue());
	if (contentType !== ContentInfo.ENCRYPTED_DATA) return failure('old-protection');
	return decrypt(new EncryptedData({ schema: content }).encryptedContentInfo, password, parse);
}

async function keyOf({ bagValue }: SafeBag, password: ArrayBuffer): Promise<PrivateKeyInfo | Failure | null> {
	if (bagValue instanceof PrivateKeyInfo) return bagValue;
	if (!(bagValue instanceof PKCS8ShroudedKeyBag)) return null;
	const shrouded = new EncryptedContentInfo({
		contentEncryptionAlgorithm: bagValue.encryptionAlgorithm,
		encryptedContent: bagValue.encryptedData
	});
	return decrypt(shrouded, password, (der) => PrivateKeyInfo.fromBER(der));
}

function certificateOf({ bagValue }: SafeBag): Issued | null {
	if (!(bagValue instanceof CertBag) || !(bagValue.parsedValue instanceof Certificate)) return null;
	const der = (bagValue.certValue as OctetString).getValue();
	return { certificate: bagValue.parsedValue, der: new Uint8Array(der) };
}

async function openBags(safes: readonly ContentInfo[], password: ArrayBuffer): Promise<KeyFile | Failure> {
	const keys: PrivateKeyInfo[] = [];
	const certificates: Issued[] = [];
	for (const safe of safes) {
		const bags = await bagsOf(safe, password);
		if (isFailure(bags)) return bags;
		for (const bag of bags) {
			const key = await keyOf(bag, password);
			if (isFailure(key)) return key;
			if (key) keys.push(key);
			const certificate = certificateOf(bag);
			if (certificate) certificates.push(certificate);
		}
	}
	return { keys, certificates };
}

/** Opens a PKCS#12 file (RFC 7292) with its password. */
export async function openKeyFile(file: ArrayBuffer, password: string): Promise<KeyFile | Failure> {
	const safes = safesOf(file);
	if (isFailure(safes)) return safes;
	try {
		return await openBags(safes, new TextEncoder().encode(password).buffer as ArrayBuffer);
	} catch {
		return failure('not-a-key-file');
	}
}
