import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const POST: RequestHandler = async ({ cookies, locals }) => {
	const token = cookies.get('applicant');
	if (token) await locals.app.leaveCabinet(token);
	cookies.delete('applicant', { path: '/cabinet' });
	redirect(303, '/cabinet/sign-in');
};
