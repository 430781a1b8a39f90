import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, settle, signedIn, text, whole } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Call = v.object({ window: whole, ticket: v.optional(text(10), '') });
const Settle = v.object({ ticket: text(10), to: v.picklist(['missed', 'serving', 'served']) });

/** Which counter this workplace is: kept with the browser that stands there. */
const WINDOW = 'window';

export const load: PageServerLoad = async ({ locals, cookies, depends }) => {
	depends('synaq:queue');
	const queue = await locals.app.viewQueue();
	const window = Number(cookies.get(WINDOW));
	return {
		queue,
		window: window >= 1 && window <= queue.setting.windows ? window : 1,
		cases: await locals.app.listAtCounter()
	};
};

export const actions: Actions = {
	ticket: async ({ locals }) => reply(await locals.app.takeTicket(signedIn(locals)), 'ticket'),
	call: async ({ request, locals, cookies, url }) => {
		const form = parse(Call, await formOf(request));
		if (isRefused(form)) return reply(form, 'call');
		cookies.set(WINDOW, String(form.window), {
			path: '/counter',
			maxAge: 365 * 24 * 60 * 60,
			sameSite: 'strict',
			secure: url.protocol === 'https:'
		});
		const called = await locals.app.callTicket(signedIn(locals), form.window, form.ticket || undefined);
		return settle(called, 'call');
	},
	settle: async ({ request, locals }) => {
		const form = parse(Settle, await formOf(request));
		if (isRefused(form)) return reply(form, 'settle');
		return settle(await locals.app.settleTicket(signedIn(locals), form.ticket, form.to), 'settle');
	}
};
