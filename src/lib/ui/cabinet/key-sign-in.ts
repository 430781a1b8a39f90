import { failure, isFailure, type KeyHolder } from '../sign/key-holder';
import { base64, isTrouble, post, type Trouble } from '../sign/post';

const DOOR = '/cabinet/sign-in';

/** Signs a challenge of the server with a key of this computer and hands it in; null when that went well. */
async function answerWith(key: KeyHolder, door: string): Promise<Trouble | null> {
	const challenge = await post<{ text: string }>(`${DOOR}/challenge`, {});
	if (isTrouble(challenge)) return challenge;
	const made = await key.sign([new TextEncoder().encode(challenge.text)], () => undefined);
	if (isFailure(made)) return made;
	const [cms] = made;
	if (!cms) return failure('no-key');
	const answer = await post<unknown>(`${DOOR}/${door}`, { cms: base64(cms) });
	return isTrouble(answer) ? answer : null;
}

/** Signs in to the cabinet. */
export const signInWith = (key: KeyHolder): Promise<Trouble | null> => answerWith(key, 'answer');

/** Proves whose the account is that one signed in to with a password. */
export const confirmWith = (key: KeyHolder): Promise<Trouble | null> => answerWith(key, 'confirm');
