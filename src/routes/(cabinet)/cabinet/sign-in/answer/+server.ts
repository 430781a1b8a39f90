import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { openVisit, takeChallenge } from '$lib/server/cabinet-door';
import { answer, parse } from '$lib/server/door';
import { cms } from '$lib/server/signing-door';
import type { RequestHandler } from './$types';

const Answer = v.object({ cms });

/** Takes the signed challenge: `{ cms }` in base64. */
export const POST: RequestHandler = async ({ request, cookies, locals, url, getClientAddress }) => {
	const given = parse(Answer, await request.json().catch(() => null));
	if (isRefused(given)) return answer(given);
	const session = await locals.app.signInWithKey(takeChallenge(cookies), given.cms, getClientAddress());
	if (isRefused(session)) return answer(session);
	openVisit(cookies, session, { url, now: locals.app.clock.now() });
	return answer({ signedIn: true });
};
