import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, moment, parse, recordId, reply, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const User = v.object({ user: recordId, seen: moment, reason: v.optional(text(1000), '') });

export const load: PageServerLoad = async ({ locals }) => ({ accounts: await locals.app.listUnconfirmed() });

const ruling =
	(action: string, accept: boolean): Actions[string] =>
	async ({ request, locals }) => {
		const form = parse(User, await formOf(request));
		if (isRefused(form)) return reply(form, action);
		const { user, reason, seen } = form;
		const done = await locals.app.confirmAccount(signedIn(locals), user, accept, reason, seen);
		return reply(isRefused(done) ? done : { done: action }, action);
	};

export const actions: Actions = {
	confirm: ruling('confirmAccount', true),
	refuse: ruling('refuseAccount', false)
};
