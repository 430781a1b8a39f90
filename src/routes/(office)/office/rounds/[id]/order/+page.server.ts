import { redirect } from '@sveltejs/kit';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { Draft } from './draft';

export const load: PageServerLoad = async ({ params, locals, url }) => ({
	draft: need(await locals.app.viewAdmissionDraft(signedIn(locals), params.id, url.searchParams.get('order')))
});

export const actions: Actions = {
	draft: async ({ request, params, locals }) => {
		const form = parse(Draft, await formOf(request));
		if (isRefused(form)) return reply(form, 'draft');
		const order = await locals.app.draftAdmissionOrder(signedIn(locals), params.id, form.draft);
		if (isRefused(order)) return reply(order, 'draft');
		redirect(303, `/office/orders/${order}`);
	},
	redraft: async ({ request, locals }) => {
		const form = parse(Draft, await formOf(request));
		if (isRefused(form)) return reply(form, 'redraft');
		if (!form.order) return reply(refused('bad-input', { field: 'order' }), 'redraft');
		const order = await locals.app.redraftAdmissionOrder(signedIn(locals), form.order, form.draft);
		if (isRefused(order)) return reply(order, 'redraft');
		redirect(303, `/office/orders/${order}`);
	}
};
