import { answer } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** Addresses of the register by code, cadastral number or words. */
export const GET: RequestHandler = async ({ url, locals }) =>
	answer(await locals.app.findAddresses((url.searchParams.get('q') ?? '').slice(0, 100)));
