import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { BlueprintForm, blueprintOf } from './blueprint-form';

export const load: PageServerLoad = async ({ locals }) => ({
	blueprints: await locals.app.listBlueprints(),
	editions: await locals.app.listEditions()
});

export const actions: Actions = {
	draft: async ({ request, locals }) => {
		const form = parse(BlueprintForm, await formOf(request));
		if (isRefused(form)) return reply(form, 'draft');
		const result = await locals.app.draftBlueprint(signedIn(locals), blueprintOf(form));
		return reply(isRefused(result) ? result : { done: 'draft' }, 'draft');
	}
};
