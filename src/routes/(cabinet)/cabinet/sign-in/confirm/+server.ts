import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { takeChallenge } from '$lib/server/cabinet-door';
import { answer, applicantIn, parse } from '$lib/server/door';
import { cms } from '$lib/server/signing-door';
import type { RequestHandler } from './$types';

const Answer = v.object({ cms });

/** Takes the challenge signed by the holder of the account of this visit: `{ cms }` in base64. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
	const given = parse(Answer, await request.json().catch(() => null));
	if (isRefused(given)) return answer(given);
	const confirmed = await locals.app.confirmIdentity(applicantIn(locals), takeChallenge(cookies), given.cms);
	return answer(isRefused(confirmed) ? confirmed : { confirmed });
};
