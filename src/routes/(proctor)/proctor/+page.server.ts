import { signedIn } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	sittings: await locals.app.listSittings(),
	decisions: await locals.app.waitingDecisions(signedIn(locals)),
	now: locals.app.clock.now()
});
