import { isRefused } from '$lib/domain/refusal';
import type { Trouble } from '../sign/endpoints';
import { failure, isFailure, type KeyHolder } from '../sign/key-holder';

const DOOR = '/cabinet/sign-in';

async function post<T>(address: string, body: unknown): Promise<T | Trouble> {
	try {
		const response = await fetch(address, {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify(body)
		});
		const said: unknown = await response.json();
		return response.ok || isRefused(said) ? (said as T) : failure('no-answer');
	} catch {
		return failure('no-answer');
	}
}

const isTrouble = (said: unknown): said is Trouble => isRefused(said) || isFailure(said);

const base64 = (bytes: Uint8Array): string =>
	btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** Signs in to the cabinet with a key of this computer; null when that went well. */
export async function signInWith(key: KeyHolder): Promise<Trouble | null> {
	const challenge = await post<{ text: string }>(`${DOOR}/challenge`, {});
	if (isTrouble(challenge)) return challenge;
	const made = await key.sign([new TextEncoder().encode(challenge.text)], () => undefined);
	if (isFailure(made)) return made;
	const [cms] = made;
	if (!cms) return failure('no-key');
	const answer = await post<unknown>(`${DOOR}/answer`, { cms: base64(cms) });
	return isTrouble(answer) ? answer : null;
}
