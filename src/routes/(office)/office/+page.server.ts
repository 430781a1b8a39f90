import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { may } from '$lib/domain/people/roles';
import { signedIn } from '$lib/server/door';
import type { PageServerLoad } from './$types';

const PAGE = 100;
const MOST = 1000;

/** How many cases are shown: what the address asks for, in whole pages. */
const Shown = v.fallback(
	v.pipe(
		v.string(),
		v.regex(/^\d{1,4}$/),
		v.transform((typed) => Math.min(MOST, Math.max(1, Math.ceil(Number(typed) / PAGE)) * PAGE))
	),
	PAGE
);

/** The work of the counter and of the cashier lies on pages of their own. */
const START = [
	['counter.use', '/counter'],
	['payment.confirm', '/office/payments']
] as const;

export const load: PageServerLoad = async ({ locals, url }) => {
	const user = signedIn(locals);
	const start = may(user, 'case.read') ? undefined : START.find(([permission]) => may(user, permission));
	if (start) redirect(303, start[1]);
	const shown = v.parse(Shown, url.searchParams.get('shown'));
	return {
		inbox: await locals.app.viewInbox(user, shown),
		next: shown < MOST ? shown + PAGE : null
	};
};
