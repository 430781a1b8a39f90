import * as v from 'valibot';
import { parseName } from '$lib/domain/people/name';
import { ROLES } from '$lib/domain/people/roles';
import { isRefused } from '$lib/domain/refusal';
import { formOf, many, parse, recordId, reply, required, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Roles = many(v.picklist(ROLES));
const Password = v.pipe(v.string(), v.maxLength(500));
const Create = v.object({
	surname: text(200),
	given: text(200),
	patronymic: v.optional(text(200), ''),
	login: required(100),
	password: Password,
	roles: Roles,
	iin: v.optional(text(20), '')
});
const ChangeRoles = v.object({ user: recordId, roles: Roles, reason: text(1000) });
const SetPassword = v.object({ user: recordId, password: Password });
const Identify = v.object({ user: recordId, iin: required(20) });
const Reason = v.object({ user: recordId, reason: text(1000) });

const done = (result: unknown, action: string) =>
	reply(isRefused(result) ? result : { done: action }, action);

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = (url.searchParams.get('q') ?? '').slice(0, 100);
	return { search, accounts: await locals.app.listAccounts(search || undefined) };
};

export const actions: Actions = {
	create: async ({ request, locals }) => {
		const form = parse(Create, await formOf(request));
		if (isRefused(form)) return reply(form, 'create');
		const name = parseName(form);
		if (isRefused(name)) return reply(name, 'create');
		const { login, password, roles, iin } = form;
		const account = { name, login, password, roles, iin };
		return done(await locals.app.createAccount(signedIn(locals), account), 'create');
	},
	changeRoles: async ({ request, locals }) => {
		const form = parse(ChangeRoles, await formOf(request));
		if (isRefused(form)) return reply(form, 'changeRoles');
		return done(
			await locals.app.changeRoles(signedIn(locals), form.user, form.roles, form.reason),
			'changeRoles'
		);
	},
	setPassword: async ({ request, locals }) => {
		const form = parse(SetPassword, await formOf(request));
		if (isRefused(form)) return reply(form, 'setPassword');
		return done(await locals.app.setPassword(signedIn(locals), form.user, form.password), 'setPassword');
	},
	identify: async ({ request, locals }) => {
		const form = parse(Identify, await formOf(request));
		if (isRefused(form)) return reply(form, 'identify');
		return done(await locals.app.identifyAccount(signedIn(locals), form.user, form.iin), 'identify');
	},
	lock: async ({ request, locals }) => {
		const form = parse(Reason, await formOf(request));
		if (isRefused(form)) return reply(form, 'lock');
		return done(await locals.app.lockAccount(signedIn(locals), form.user, true, form.reason), 'lock');
	},
	unlock: async ({ request, locals }) => {
		const form = parse(Reason, await formOf(request));
		if (isRefused(form)) return reply(form, 'unlock');
		return done(await locals.app.lockAccount(signedIn(locals), form.user, false, form.reason), 'unlock');
	}
};
