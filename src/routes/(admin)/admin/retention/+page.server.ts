import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, recordId, reply, settle, signedIn, text, whole } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Erase = v.object({ application: recordId, reason: text(500) });
const Terms = v.object({ appealAnswerDays: whole, retentionYears: whole });

export const load: PageServerLoad = async ({ locals }) => ({ due: await locals.app.listDue() });

export const actions: Actions = {
	erase: async ({ request, locals }) => {
		const form = parse(Erase, await formOf(request));
		if (isRefused(form)) return reply(form, 'erase');
		return settle(
			await locals.app.erasePersonalData(signedIn(locals), form.application, form.reason),
			'erase'
		);
	},
	term: async ({ request, locals }) => {
		const typed = await formOf(request);
		const form = parse(Terms, typed);
		if (isRefused(form)) return reply(form, 'term', typed);
		const result = await locals.app.setTerms(signedIn(locals), form);
		return isRefused(result) ? reply(result, 'term', typed) : settle(result, 'term');
	}
};
