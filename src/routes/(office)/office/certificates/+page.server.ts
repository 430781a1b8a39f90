import type { PageServerLoad } from './$types';
import { queryOf, searchOf } from './search';

const PAGE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	return { search, page: await locals.app.listCertificates(queryOf(search, PAGE)) };
};
