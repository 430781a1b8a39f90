import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, many, parse, recordId, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const List = v.object({ application: many(recordId) });

/** Step 2 of ¶7 takes the registered requests that no list holds yet. */
const WAITING = { where: { status: 'open', step: 2 }, sort: 'due', limit: 1000 };

export const load: PageServerLoad = async ({ locals }) => ({
	rounds: await locals.app.listRounds(),
	waiting: (await locals.app.listCases(WAITING)).rows
});

export const actions: Actions = {
	formList: async ({ request, locals }) => {
		const form = parse(List, await formOf(request));
		if (isRefused(form)) return reply(form, 'formList');
		const round = await locals.app.formApplicantsList(signedIn(locals), form.application);
		if (isRefused(round)) return reply(round, 'formList');
		redirect(303, `/office/rounds/${round.id}`);
	}
};
