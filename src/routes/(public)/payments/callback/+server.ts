import { answer } from '$lib/server/door';
import type { RequestHandler } from './$types';

/** What a payment gateway tells of a fee, signed over the very bytes of the body (docs/operations.md). */
export const POST: RequestHandler = async ({ request, locals }) => {
	const body = new Uint8Array(await request.arrayBuffer());
	return answer(await locals.app.takeCallback(body, request.headers.get('x-synaq-signature') ?? ''));
};
