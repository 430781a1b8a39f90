import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { queryOf, searchOf } from './search';

const PAGE = 50;
const Void = v.object({ register: text(40), to: text(100), reason: text(1000) });

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = searchOf(url);
	const from = (search.page - 1) * PAGE;
	return {
		search,
		from,
		size: PAGE,
		register: await locals.app.viewRegister({ ...queryOf(search), from, limit: PAGE })
	};
};

export const actions: Actions = {
	void: async ({ request, locals }) => {
		const form = parse(Void, await formOf(request));
		if (isRefused(form)) return reply(form, 'void');
		const { register, to, reason } = form;
		const done = await locals.app.voidNumber(signedIn(locals), register, to, reason);
		return isRefused(done) ? reply(done, 'void', { to }) : settle(done, 'void');
	}
};
