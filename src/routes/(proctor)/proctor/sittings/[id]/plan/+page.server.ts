import { need, signedIn } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	view: need(await locals.app.viewSitting(params.id, signedIn(locals)))
});
