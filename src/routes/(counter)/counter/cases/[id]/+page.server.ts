import { isRefused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, settle, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { inputOf, Step } from './step';

export const load: PageServerLoad = async ({ params, locals }) => ({
	view: need(await locals.app.viewTimedCase(signedIn(locals), params.id))
});

export const actions: Actions = {
	step: async ({ request, params, locals }) => {
		const form = parse(Step, await formOf(request));
		if (isRefused(form)) return reply(form, 'step');
		// Found is what the register has: the certificate is made from it.
		if (form.deed === 'query' && form.found === 'yes' && !form.address)
			return reply({ refused: 'address-missing' }, 'step');
		return settle(await locals.app.doCaseStep(signedIn(locals), params.id, inputOf(form)), 'step');
	}
};
