import { applicantIn, need } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => ({
	view: need(await locals.app.viewOwnApplication(applicantIn(locals).id, params.id)),
	registered: url.searchParams.has('registered')
});
