import type { PageServerLoad } from './$types';
import { searchOf } from './search';

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	const after = url.searchParams.get('after');
	const journal = await locals.app.listJournal({ ...search, ...(after ? { after } : {}) });
	const kept = new URLSearchParams(url.search);
	kept.delete('after');
	return { journal, search, address: url.search, kept: kept.size ? `${kept}&` : '' };
};
