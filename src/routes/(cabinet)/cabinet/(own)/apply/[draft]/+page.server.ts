import { redirect } from '@sveltejs/kit';
import { isRefused } from '$lib/domain/refusal';
import { applicantIn, need, reply } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { otherProvider } from '../other-provider';

export const load: PageServerLoad = async ({ params, locals }) => {
	const { id } = applicantIn(locals);
	const draft = need(await locals.app.viewDraft(id, params.draft));
	// Signed here or in another window: what came of it.
	if (draft.application) redirect(303, `/cabinet/applications/${draft.application}?registered`);
	const { iin, specialities } = await locals.app.beginApplication(id);
	return { draft, iin, specialities, provider: otherProvider(draft.service) };
};

export const actions: Actions = {
	drop: async ({ params, locals }) => {
		const dropped = await locals.app.dropDraft(applicantIn(locals).id, params.draft);
		if (isRefused(dropped)) return reply(dropped, 'drop');
		redirect(303, '/cabinet');
	}
};
