import { redirect } from '@sveltejs/kit';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, need, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { askedAt, askedBy, queryOf, requestOf } from './request';

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = askedAt(url);
	const request = requestOf(asked);
	const round = asked.round === null ? null : need(await locals.app.viewRound(asked.round));
	return {
		asked,
		query: queryOf(asked),
		round: round && { id: round.id, number: round.state.number },
		view: request && locals.app.viewBatch(signedIn(locals), request)
	};
};

export const actions: Actions = {
	start: async ({ request, locals }) => {
		const asked = askedBy(await formOf(request));
		const wanted = requestOf(asked);
		if (!wanted) return reply(refused('bad-input', { field: 'as' }), 'start');
		const begun = await locals.app.startBatch(signedIn(locals), wanted);
		if (isRefused(begun)) return reply(begun, 'start');
		redirect(303, `/office/batches?${queryOf(asked)}`);
	},
	cancel: async ({ request, locals }) => {
		const asked = askedBy(await formOf(request));
		const wanted = requestOf(asked);
		if (wanted) locals.app.cancelBatch(signedIn(locals), wanted);
		redirect(303, `/office/batches?${queryOf(asked)}`);
	}
};
