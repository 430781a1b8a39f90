import { need } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, getClientAddress }) => {
	const number = params.number.slice(0, 60);
	const answer = need(await locals.app.verifyNumber(number, getClientAddress()));
	return { number, ...answer, at: locals.app.clock.now(), origin: url.host };
};
