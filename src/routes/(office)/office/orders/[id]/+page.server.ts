import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, settle, signedIn, text, moment } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Seen = v.object({ seen: v.optional(moment) });
const Remark = v.object({ reason: text(2000) });

export const load: PageServerLoad = async ({ params, locals }) => ({
	order: need(await locals.app.viewOrder(params.id))
});

export const actions: Actions = {
	send: async ({ params, locals }) => settle(await locals.app.sendOrder(signedIn(locals), params.id), 'send'),
	sign: async ({ request, params, locals }) => {
		const form = parse(Seen, await formOf(request));
		if (isRefused(form)) return reply(form, 'sign');
		return settle(
			await locals.app.signOrders(signedIn(locals), [{ id: params.id, seen: form.seen }]),
			'sign'
		);
	},
	withdrawFromSigning: async ({ request, params, locals }) => {
		const form = parse(Remark, await formOf(request));
		if (isRefused(form)) return reply(form, 'withdrawFromSigning');
		return settle(
			await locals.app.withdrawOrderFromSigning(signedIn(locals), params.id, form.reason),
			'withdrawFromSigning'
		);
	},
	return: async ({ request, params, locals }) => {
		const form = parse(Remark, await formOf(request));
		if (isRefused(form)) return reply(form, 'return');
		return settle(await locals.app.returnOrder(signedIn(locals), params.id, form.reason), 'return');
	}
};
