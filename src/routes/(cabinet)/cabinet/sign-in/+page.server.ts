import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { openVisit } from '$lib/server/cabinet-door';
import { formOf, inside, parse, reply, required } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const SignIn = v.object({
	number: required(20),
	password: v.pipe(v.string(), v.minLength(1), v.maxLength(200))
});

/** Where to go after signing in: within the cabinet, whatever the address asks for. */
function onward(to: string | null): string {
	const address = inside(to);
	return /^\/cabinet(\/|\?|$)/.test(address) ? address : '/cabinet';
}

export const load: PageServerLoad = async ({ locals, url }) => {
	const to = onward(url.searchParams.get('to'));
	if (locals.applicant) redirect(303, to);
	return {
		to,
		way: url.searchParams.get('way') === 'password' ? ('password' as const) : ('key' as const),
		registered: url.searchParams.has('registered'),
		...(await locals.app.viewCabinetDoor())
	};
};

export const actions: Actions = {
	password: async ({ request, cookies, locals, url, getClientAddress }) => {
		const typed = await formOf(request);
		const form = parse(SignIn, typed);
		if (isRefused(form)) return reply(form, 'password', { number: typed.number });
		const session = await locals.app.signInWithPassword(form.number, form.password, getClientAddress());
		if (isRefused(session)) return reply(session, 'password', { number: form.number });
		openVisit(cookies, session, { url, now: locals.app.clock.now() });
		redirect(303, onward(url.searchParams.get('to')));
	}
};
