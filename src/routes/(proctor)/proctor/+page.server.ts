import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	sittings: await locals.app.listSittings(),
	now: locals.app.clock.now()
});
