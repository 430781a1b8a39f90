import { need, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** The bundle of a sitting for the archive: its files by their paths. It holds keys; taking it is recorded. */
export const GET: RequestHandler = async ({ params, locals }) =>
	Response.json(need(await locals.app.readArchive(signedIn(locals), params.sitting)), {
		headers: { 'content-disposition': `attachment; filename="sitting-${params.sitting}.json"` }
	});
