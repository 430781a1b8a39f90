import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, many, parse, recordId, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

/** `id@sentAt`: the sending that was on the page. */
const shown = v.pipe(
	v.string(),
	v.regex(/^[\w-]{1,64}(@\d{1,15})?$/),
	v.transform((value) => {
		const [id = '', seen] = value.split('@');
		return { id, ...(seen ? { seen: Number(seen) } : {}) };
	})
);
const Orders = v.object({ order: many(shown) });
const Returned = v.object({ order: recordId, reason: text(2000) });
const Cases = v.object({ application: many(recordId) });

const waitingAt = (step: number) => ({ where: { status: 'open', step }, sort: 'due', limit: 1000 });

export const load: PageServerLoad = async ({ locals }) => ({
	orders: await locals.app.listOrders('sent'),
	refusals: (await locals.app.listCases(waitingAt(15))).rows,
	results: (await locals.app.listCases(waitingAt(17))).rows
});

export const actions: Actions = {
	sign: async ({ request, locals }) => {
		const form = parse(Orders, await formOf(request));
		if (isRefused(form)) return reply(form, 'sign');
		return settle(await locals.app.signOrders(signedIn(locals), form.order), 'sign');
	},
	return: async ({ request, locals }) => {
		const form = parse(Returned, await formOf(request));
		if (isRefused(form)) return reply(form, 'return');
		return settle(await locals.app.returnOrder(signedIn(locals), form.order, form.reason), 'return');
	},
	signRefusals: async ({ request, locals }) => {
		const form = parse(Cases, await formOf(request));
		if (isRefused(form)) return reply(form, 'signRefusals');
		return settle(await locals.app.signPaperRefusals(signedIn(locals), form.application), 'signRefusals');
	},
	signResults: async ({ request, locals }) => {
		const form = parse(Cases, await formOf(request));
		if (isRefused(form)) return reply(form, 'signResults');
		return settle(await locals.app.signResults(signedIn(locals), form.application), 'signResults');
	}
};
