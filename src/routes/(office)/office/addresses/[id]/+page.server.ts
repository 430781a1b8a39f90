import { need } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => ({
	address: need(await locals.app.viewAddress(params.id)),
	entered: url.searchParams.has('entered')
});
