import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ cookies, locals }) => {
	const token = cookies.get('session');
	if (token) await locals.app.signOut(token);
	cookies.delete('session', { path: '/' });
	redirect(303, '/sign-in');
};
