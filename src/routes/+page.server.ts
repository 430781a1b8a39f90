import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** Everybody begins where his work is. */
export const load: PageServerLoad = async ({ locals }) => {
	if (!locals.user) redirect(303, (await locals.app.setupOpen()) ? '/setup' : '/sign-in');
	const { roles } = locals.user;
	if (roles.every((role) => role === 'state-corporation')) redirect(303, '/counter');
	if (roles.every((role) => role === 'cashier')) redirect(303, '/office/payments');
	if (roles.includes('administrator')) redirect(303, '/admin');
	redirect(303, roles.length === 1 && roles[0] === 'proctor' ? '/proctor' : '/office');
};
