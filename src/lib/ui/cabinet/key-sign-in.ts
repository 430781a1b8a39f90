import { failure, isFailure, type KeyHolder } from '../sign/key-holder';
import { base64, isTrouble, post, type Trouble } from '../sign/post';

const DOOR = '/cabinet/sign-in';

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
