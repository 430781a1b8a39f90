import { need, signedIn } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** The bundle of a sitting for the archive, packed. It holds keys; taking it is recorded. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const archive = need(await locals.app.readArchive(signedIn(locals), params.sitting));
	return new Response(new Uint8Array(archive), {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': `attachment; filename="sitting-${params.sitting}.zip"`,
			'cache-control': 'private, no-store'
		}
	});
};
