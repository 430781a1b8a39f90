import { error } from '@sveltejs/kit';
import { ROLES } from '$lib/domain/people/roles';
import { REFUSALS, type RefusalCode } from '$lib/domain/refusal';
import type { PageServerLoad } from './$types';

/** Says a refusal of the door as a page (see `told` in hooks.server.ts). Of an address nothing is repeated but known words. */
export const load: PageServerLoad = ({ url }) => {
	const asked = url.searchParams.get('code') ?? '';
	const code = Object.hasOwn(REFUSALS, asked) ? (asked as RefusalCode) : 'not-found';
	const given = url.searchParams.get('roles')?.split(' ') ?? [];
	const roles = ROLES.filter((role) => given.includes(role)).join(' ');
	error(REFUSALS[code].status, {
		message: code,
		refused: code,
		details: { ...(roles && { roles }), ...(code === 'wrong-address' && { address: url.origin }) }
	});
};
