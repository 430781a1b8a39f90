import { signedIn } from '$lib/server/door';
import type { PageServerLoad } from './$types';
import { queryOf, searchOf } from './search';

const PAGE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	const [list, services] = await Promise.all([
		locals.app.listServiceCases({ ...queryOf(search, signedIn(locals)), limit: PAGE }),
		locals.app.viewOffered()
	]);
	const named = services.map(({ id, name, procedures }) => ({
		id,
		name,
		procedures: procedures.map((procedure) => ({ id: procedure.id, name: procedure.name }))
	}));
	return { search, list, services: named };
};
