import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { CORRECTIONS_MAX, type AmendingText } from '$lib/domain/attestation/amending';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, many, need, parse, reply, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

// Longer than any text may be: the decision says which row is too long.
const Column = v.pipe(many(text(2000)), v.maxLength(2 * CORRECTIONS_MAX));
const Draft = v.object({
	becauseKk: text(2000),
	becauseRu: text(2000),
	placeKk: Column,
	placeRu: Column,
	wasKk: Column,
	wasRu: Column,
	beKk: Column,
	beRu: Column
});

const NOTHING: AmendingText = { because: { kk: '', ru: '' }, corrections: [] };

function amendingOf(typed: v.InferOutput<typeof Draft>): AmendingText {
	const at = (kk: string[], ru: string[], i: number) => ({ kk: kk[i] ?? '', ru: ru[i] ?? '' });
	return {
		because: { kk: typed.becauseKk, ru: typed.becauseRu },
		corrections: typed.placeKk.map((_, i) => ({
			place: at(typed.placeKk, typed.placeRu, i),
			was: at(typed.wasKk, typed.wasRu, i),
			be: at(typed.beKk, typed.beRu, i)
		}))
	};
}

/** A signed order is amended by a new draft; a draft of an amending order is changed. */
export const load: PageServerLoad = async ({ params, locals }) => {
	const order = need(await locals.app.viewOrder(params.id));
	const { status, signed, content } = order.state;
	const changes = status !== 'signed' && content.kind === 'amending';
	if (status !== 'signed' && !changes) need(refused('order-not-signed'));
	return {
		id: params.id,
		number: changes ? (order.amends?.number ?? '') : (signed?.number ?? ''),
		text: changes && order.amends ? order.amends.text : NOTHING,
		remarks: changes ? order.state.remarks : [],
		changes
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals }) => {
		const form = parse(Draft, await formOf(request));
		if (isRefused(form)) return reply(form, 'amend');
		const typed = amendingOf(form);
		const order = need(await locals.app.viewOrder(params.id));
		const save =
			order.state.status === 'signed' ? locals.app.draftAmendingOrder : locals.app.redraftAmendingOrder;
		const id = await save(signedIn(locals), params.id, typed);
		if (isRefused(id)) return reply(id, 'amend', { ...typed });
		redirect(303, `/office/orders/${id}`);
	}
};
