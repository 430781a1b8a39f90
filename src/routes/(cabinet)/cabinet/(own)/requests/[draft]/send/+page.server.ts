import { redirect } from '@sveltejs/kit';
import { isRefused } from '$lib/domain/refusal';
import { applicantIn, need, settle } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals }) => {
	const applicant = applicantIn(locals);
	const draft = need(await locals.app.viewRequestDraft(applicant, params.draft));
	// Sent here or in another window: what came of it.
	if (draft.case) redirect(303, `/cabinet/cases/${draft.case}?sent`);
	const ready = await locals.app.tryRequest(applicant, params.draft);
	return { draft, lacks: isRefused(ready) ? ready : null };
};

export const actions: Actions = {
	pay: async ({ params, locals }) => settle(await locals.app.askFee(applicantIn(locals), params.draft), 'pay')
};
