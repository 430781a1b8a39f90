import { need } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** An attached file, always saved and never opened in the page of the office. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { bytes, type, name } = need(await locals.app.readCaseAttachment(params.id, params.sha256));
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${params.sha256.slice(0, 16)}"; filename*=UTF-8''${encodeURIComponent(name)}`,
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
};
