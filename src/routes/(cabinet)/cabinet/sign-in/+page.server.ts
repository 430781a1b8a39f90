import { redirect } from '@sveltejs/kit';
import { inside } from '$lib/server/door';
import type { PageServerLoad } from './$types';

/** Where to go after signing in: within the cabinet, whatever the address asks for. */
function onward(to: string | null): string {
	const address = inside(to);
	return /^\/cabinet(\/|\?|$)/.test(address) ? address : '/cabinet';
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const to = onward(url.searchParams.get('to'));
	if (locals.applicant) redirect(303, to);
	return { to, ...(await locals.app.viewCabinetDoor()) };
};
