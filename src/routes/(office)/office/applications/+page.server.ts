import type { PageServerLoad } from './$types';
import { queryOf, searchOf } from './search';

const PAGE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	const { rows, total, next } = await locals.app.listCases(queryOf(search, PAGE));
	return { search, cases: rows, total, next, tasks: await locals.app.listTasks() };
};
