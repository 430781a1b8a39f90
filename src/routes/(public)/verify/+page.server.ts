import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The form asks by address: what was looked for can be kept and sent on. */
export const load: PageServerLoad = ({ url }) => {
	const number = url.searchParams
		.get('number')
		?.replace(/^\s*№?\s*/, '')
		.trim()
		.slice(0, 60);
	if (number) redirect(303, `/verify/${number.split('/').map(encodeURIComponent).join('/')}`);
};
