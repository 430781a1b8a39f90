import { DEFINITIONS } from '$lib/domain/services/definitions';
import type { PageServerLoad } from './$types';
import { queryOf, searchOf } from './search';

const PAGE = 50;

/** The services a licence comes of. */
const LICENSED = DEFINITIONS.filter(({ procedures }) =>
	procedures.some(({ results }) => results.some(({ document }) => document === 'licence'))
).map(({ id, name, region }) => ({ id, name, region }));

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	return { search, services: LICENSED, page: await locals.app.listLicences(queryOf(search, PAGE)) };
};
