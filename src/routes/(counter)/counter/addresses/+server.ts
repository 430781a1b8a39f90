import type { RequestHandler } from './$types';

/** Objects of the address register that answer to what is typed. */
export const GET: RequestHandler = async ({ url, locals }) =>
	Response.json(await locals.app.findAddressesAtCounter((url.searchParams.get('q') ?? '').slice(0, 200)));
