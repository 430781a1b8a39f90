import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { applicantIn, formOf, need, parse, settle, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Withdrawal = v.object({ reason: text(1000) });

export const load: PageServerLoad = async ({ params, locals, url }) => ({
	view: need(await locals.app.viewOwnCase(applicantIn(locals).id, params.id)),
	sent: url.searchParams.has('sent')
});

export const actions: Actions = {
	withdraw: async ({ request, params, locals }) => {
		const form = parse(Withdrawal, await formOf(request));
		if (isRefused(form)) return settle(form, 'withdraw');
		const done = await locals.app.withdrawRequest(applicantIn(locals).id, params.id, form.reason);
		return settle(done, 'withdraw');
	}
};
