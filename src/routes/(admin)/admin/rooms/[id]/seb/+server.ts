import { need } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** The room's settings file for Safe Exam Browser. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { file } = need(await locals.app.safeBrowserOf(params.id, url.origin));
	return new Response(file, {
		headers: {
			'content-type': 'application/seb',
			'content-disposition': `attachment; filename="room-${params.id}.seb"`
		}
	});
};
