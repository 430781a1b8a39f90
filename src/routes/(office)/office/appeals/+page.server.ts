import type { PageServerLoad } from './$types';
import { queryOf, searchOf } from './search';

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	return { search, appeals: await locals.app.listAppeals(queryOf(search)) };
};
