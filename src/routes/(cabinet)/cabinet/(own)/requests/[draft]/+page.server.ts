import { redirect } from '@sveltejs/kit';
import { isRefused } from '$lib/domain/refusal';
import { applicantIn, formOf, need, reply } from '$lib/server/door';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { filledIn } from './filled';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const draft = need(await locals.app.viewRequestDraft(applicantIn(locals), params.draft));
	if (draft.case) redirect(303, `/cabinet/cases/${draft.case}`);
	return { draft, saved: url.searchParams.has('saved') };
};

/** Keeps what is filled in, complete or not; what was typed comes back with a refusal. */
async function save({ request, params, locals }: RequestEvent, action: string) {
	const typed = await formOf(request);
	const kept = Object.fromEntries(
		Object.entries(typed).filter(([name, value]) => !name.startsWith('file.') && typeof value !== 'object')
	);
	const filled = await filledIn(typed);
	if (isRefused(filled)) return reply(filled, action, kept);
	const saved = await locals.app.saveRequest(applicantIn(locals), params.draft, filled);
	return isRefused(saved) ? reply(saved, action, kept) : null;
}

export const actions: Actions = {
	save: async (event) => {
		const no = await save(event, 'save');
		if (no) return no;
		redirect(303, `/cabinet/requests/${event.params.draft}?saved`);
	},
	next: async (event) => {
		const no = await save(event, 'next');
		if (no) return no;
		const { draft } = event.params;
		const ready = await event.locals.app.tryRequest(applicantIn(event.locals), draft);
		if (isRefused(ready)) return reply(ready, 'next');
		redirect(303, `/cabinet/requests/${draft}/send`);
	},
	drop: async ({ params, locals }) => {
		const dropped = await locals.app.dropRequest(applicantIn(locals), params.draft);
		if (isRefused(dropped)) return reply(dropped, 'drop');
		redirect(303, '/cabinet');
	}
};
