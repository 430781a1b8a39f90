import { refused } from '$lib/domain/refusal';
import { need, signedIn } from '$lib/server/door';
import { formatDate } from '$lib/ui/format';
import type { RequestHandler } from './$types';
import { askedAt, requestOf } from '../request';

const TYPES = { zip: 'application/zip', pdf: 'application/pdf' } as const;

/** Sent piece by piece, as fast as it is taken. */
function flowing(pieces: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
	const from = pieces[Symbol.asyncIterator]();
	return new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { done, value } = await from.next();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: async () => void (await from.return?.())
	});
}

/** The download itself, when it is ready. */
export const GET: RequestHandler = ({ locals, url }) => {
	const request = need(requestOf(askedAt(url)) ?? refused('bad-input', { field: 'as' }));
	const pieces = need(locals.app.openBatch(signedIn(locals), request));
	const name = `${request.results}-${formatDate(locals.app.clock.now()).split('.').reverse().join('-')}`;
	return new Response(flowing(pieces), {
		headers: {
			'content-type': TYPES[request.as],
			'content-disposition': `attachment; filename="${name}.${request.as}"`,
			'cache-control': 'private, no-store'
		}
	});
};
