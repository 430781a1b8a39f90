import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, recordId, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Approval = v.object({ blueprint: recordId, ground: text(1000) });

export const load: PageServerLoad = async ({ locals }) => ({ blueprints: await locals.app.listBlueprints() });

export const actions: Actions = {
	approve: async ({ request, locals }) => {
		const form = parse(Approval, await formOf(request));
		if (isRefused(form)) return reply(form, 'approve');
		return settle(
			await locals.app.approveBlueprint(signedIn(locals), form.blueprint, form.ground),
			'approve'
		);
	}
};
