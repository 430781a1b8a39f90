import { failure, type Failure, type KeyHolder } from './key-holder';

/** Larger is no key file. */
const KEY_BYTES = 1024 * 1024;

/** Opens a key file. What reads it is loaded only now: no page carries it. */
export async function keyFromFile(
	file: File,
	password: string,
	now: () => number
): Promise<KeyHolder | Failure> {
	if (file.size > KEY_BYTES) return failure('not-a-key-file');
	const { openPkcs12 } = await import('./pkcs12');
	return openPkcs12(await file.arrayBuffer(), password, now);
}

/** The key that NCALayer keeps. `lang` is the language of its window. */
export async function keyFromNcalayer(lang: string): Promise<KeyHolder> {
	const { ncalayer } = await import('./ncalayer');
	return ncalayer(lang);
}
