import { answer } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** The page's sign of life; says how the attempt stands. */
export const POST: RequestHandler = async ({ locals, cookies }) =>
	answer(await locals.app.pulseSeat(cookies.get('attempt')));
