import { refused } from '$lib/domain/refusal';
import { answer, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';
import { askedAt, requestOf } from '../request';

/** How far a download is: asked again and again by its page. */
export const GET: RequestHandler = ({ locals, url }) => {
	const request = requestOf(askedAt(url));
	return answer(request ? locals.app.viewBatch(signedIn(locals), request) : refused('bad-input'));
};
