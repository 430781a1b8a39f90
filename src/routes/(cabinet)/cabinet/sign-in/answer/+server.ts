import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { answer, parse } from '$lib/server/door';
import { cms } from '$lib/server/signing-door';
import type { RequestHandler } from './$types';

const Answer = v.object({ cms });

/** Takes the signed challenge: `{ cms }` in base64. */
export const POST: RequestHandler = async ({ request, cookies, locals, url, getClientAddress }) => {
	const given = parse(Answer, await request.json().catch(() => null));
	if (isRefused(given)) return answer(given);
	const challenge = cookies.get('challenge') ?? '';
	cookies.delete('challenge', { path: '/cabinet/sign-in' });
	const session = await locals.app.signInWithKey(challenge, given.cms, getClientAddress());
	if (isRefused(session)) return answer(session);
	cookies.set('applicant', session.token, {
		path: '/cabinet',
		httpOnly: true,
		sameSite: 'strict',
		secure: url.protocol === 'https:',
		// By the server's clock, which may stand ahead of the browser's.
		maxAge: Math.floor((session.until - locals.app.clock.now()) / 1000)
	});
	return answer({ signedIn: true });
};
