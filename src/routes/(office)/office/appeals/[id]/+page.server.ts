import * as v from 'valibot';
import { APPEAL_CONSEQUENCES, APPEAL_DECISIONS } from '$lib/domain/attestation/documents';
import { isRefused } from '$lib/domain/refusal';
import { formOf, moment, need, parse, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Answer = v.object({
	decision: v.picklist(APPEAL_DECISIONS),
	follows: v.picklist(APPEAL_CONSEQUENCES),
	because: text(10_000),
	measures: v.optional(text(5_000), '')
});
const Seen = v.object({ seen: v.optional(moment) });
const Remark = v.object({ reason: text(2000) });

export const load: PageServerLoad = async ({ params, locals, url }) => ({
	appeal: need(await locals.app.viewAppeal(params.id)),
	registered: url.searchParams.has('registered')
});

export const actions: Actions = {
	answer: async ({ request, params, locals }) => {
		const typed = await formOf(request);
		const form = parse(Answer, typed);
		if (isRefused(form)) return reply(form, 'answer', typed);
		const result = await locals.app.draftAppealAnswer(signedIn(locals), params.id, form);
		return isRefused(result) ? reply(result, 'answer', typed) : settle(result, 'answer');
	},
	sign: async ({ request, params, locals }) => {
		const form = parse(Seen, await formOf(request));
		if (isRefused(form)) return reply(form, 'signAnswer');
		return settle(await locals.app.signAppealAnswer(signedIn(locals), params.id, form.seen), 'signAnswer');
	},
	return: async ({ request, params, locals }) => {
		const form = parse(Remark, await formOf(request));
		if (isRefused(form)) return reply(form, 'returnAnswer');
		return settle(
			await locals.app.returnAppealAnswer(signedIn(locals), params.id, form.reason),
			'returnAnswer'
		);
	}
};
