import type { PageServerLoad } from './$types';
import { queryOf, searchOf } from './search';

const PAGE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	const from = (search.page - 1) * PAGE;
	return {
		search,
		from,
		size: PAGE,
		register: await locals.app.viewRegister({ ...queryOf(search), from, limit: PAGE })
	};
};
