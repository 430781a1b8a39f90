import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const End = v.object({ reason: text(1000) });

export const load: PageServerLoad = async ({ params, locals }) => ({
	licence: need(await locals.app.viewLicence(params.id))
});

export const actions: Actions = {
	end: async ({ request, params, locals }) => {
		const form = parse(End, await formOf(request));
		if (isRefused(form)) return reply(form, 'end');
		return settle(await locals.app.endLicence(signedIn(locals), params.id, form.reason), 'endLicence');
	}
};
