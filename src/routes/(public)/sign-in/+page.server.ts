import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, inside, parse, reply, required } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const SignIn = v.object({
	login: required(100),
	password: v.pipe(v.string(), v.minLength(1), v.maxLength(200))
});

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.user) redirect(303, inside(url.searchParams.get('to')));
	if (await locals.app.setupOpen()) redirect(303, '/setup');
	return { mode: locals.app.mode };
};

export const actions: Actions = {
	default: async ({ request, cookies, locals, url, getClientAddress }) => {
		const form = parse(SignIn, await formOf(request));
		if (isRefused(form)) return reply(form);
		const session = await locals.app.signIn(form.login, form.password, getClientAddress());
		if (isRefused(session)) return reply(session);
		const secure = url.protocol === 'https:';
		cookies.set('session', session.token, {
			path: '/',
			httpOnly: true,
			sameSite: 'strict',
			secure,
			maxAge: 12 * 60 * 60
		});
		redirect(303, inside(url.searchParams.get('to')));
	}
};
