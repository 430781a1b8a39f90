import { answer } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** Where the seat stands: asked by a page that must not become an error page when nobody answers. */
export const GET: RequestHandler = async ({ locals, cookies, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return answer(await locals.app.viewSeat(cookies.get('seat'), cookies.get('attempt')));
};
