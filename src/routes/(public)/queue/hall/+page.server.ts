import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({ hall: await locals.app.viewHall() });
