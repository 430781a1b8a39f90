import { applicantIn } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	services: await locals.app.viewServices(applicantIn(locals))
});
