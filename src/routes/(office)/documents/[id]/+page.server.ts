import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

/** The box is the second step: without it nothing is taken back. */
const Withdrawal = v.object({ reason: text(1000), sure: v.literal('yes') });

export const load: PageServerLoad = async ({ params, locals }) => ({
	document: need(await locals.app.viewDocument(params.id))
});

export const actions: Actions = {
	withdraw: async ({ request, params, locals }) => {
		const form = parse(Withdrawal, await formOf(request));
		if (isRefused(form)) return reply(form, 'withdraw');
		return settle(await locals.app.withdrawDocument(signedIn(locals), params.id, form.reason), 'withdraw');
	}
};
