import { may } from '$lib/domain/people/roles';
import { signedIn } from '$lib/server/door';
import { eventStream } from '$lib/server/event-stream';
import type { RequestHandler } from './$types';

/** What happens in a sitting, as it happens: `snapshot`, then `change`. */
export const GET: RequestHandler = ({ locals, params, request, cookies }) => {
	const { app } = locals;
	const viewer = signedIn(locals);
	const session = cookies.get('session') ?? '';
	const still = async () => may((await app.whoIs(session)) ?? null, 'sitting.read');
	return eventStream(request.signal, still, ({ send, end }) =>
		app.watchSitting(params.id, viewer, send, end)
	);
};
