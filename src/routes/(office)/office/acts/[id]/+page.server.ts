import { redirect } from '@sveltejs/kit';
import { isRefused } from '$lib/domain/refusal';
import { need, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => ({
	act: need(await locals.app.viewAct(params.id))
});

export const actions: Actions = {
	draftOrder: async ({ params, locals }) => {
		const order = await locals.app.draftCertificateOrder(signedIn(locals), params.id);
		if (isRefused(order)) return reply(order, 'draftOrder');
		redirect(303, `/office/orders/${order}`);
	}
};
