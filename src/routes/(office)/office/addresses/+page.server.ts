import type { PageServerLoad } from './$types';
import { addressLang } from './lang';
import { queryOf, searchOf } from './search';

const PAGE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	return { search, page: await locals.app.listAddresses(queryOf(search, PAGE, addressLang())) };
};
