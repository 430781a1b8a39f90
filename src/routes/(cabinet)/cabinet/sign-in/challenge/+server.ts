import { isRefused } from '$lib/domain/refusal';
import { CHALLENGE } from '$lib/server/cabinet-door';
import { answer } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** Something to sign, for this browser only: `{ text }`. What ties the answer to the browser stays in a cookie. */
export const POST: RequestHandler = async ({ cookies, locals, url, getClientAddress }) => {
	const challenge = await locals.app.challengeApplicant(getClientAddress());
	if (isRefused(challenge)) return answer(challenge);
	cookies.set(CHALLENGE.name, challenge.token, {
		path: CHALLENGE.path,
		httpOnly: true,
		sameSite: 'strict',
		secure: url.protocol === 'https:',
		maxAge: 5 * 60
	});
	return answer({ text: challenge.text });
};
