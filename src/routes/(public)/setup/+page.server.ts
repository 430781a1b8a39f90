import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { parseName } from '$lib/domain/people/name';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, required, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Password = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const Setup = v.object({
	token: required(200),
	surname: text(200),
	given: text(200),
	patronymic: v.optional(text(200), ''),
	login: required(100),
	password: Password,
	again: Password
});

export const load: PageServerLoad = async ({ locals }) => {
	if (!(await locals.app.setupOpen())) need(refused('setup-done'));
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = parse(Setup, await formOf(request));
		if (isRefused(form)) return reply(form);
		if (form.password !== form.again) return reply(refused('bad-input', { field: 'again' }));
		const name = parseName(form);
		if (isRefused(name)) return reply(name);
		const { token, login, password } = form;
		const created = await locals.app.createAdministrator(token, { name, login, password });
		if (isRefused(created)) return reply(created);
		redirect(303, '/sign-in');
	}
};
