import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { CORRECTIONS_MAX } from '$lib/domain/attestation/amending';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, many, need, parse, reply, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

// Longer than any text may be: the decision says which row is too long.
const Column = v.pipe(many(text(2000)), v.maxLength(2 * CORRECTIONS_MAX));
const Draft = v.object({ because: text(2000), place: Column, was: Column, be: Column });

/** A signed order is amended by a new draft; a draft of an amending order is changed. */
export const load: PageServerLoad = async ({ params, locals }) => {
	const order = need(await locals.app.viewOrder(params.id));
	const { status, signed, content } = order.state;
	const changes = status !== 'signed' && content.kind === 'amending';
	if (status !== 'signed' && !changes) need(refused('order-not-signed'));
	return {
		id: params.id,
		number: changes ? (order.amends?.number ?? '') : (signed?.number ?? ''),
		text: changes && order.amends ? order.amends.text : { because: '', corrections: [] },
		remarks: changes ? order.state.remarks : [],
		changes
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals }) => {
		const typed = await formOf(request);
		const form = parse(Draft, typed);
		if (isRefused(form)) return reply(form, 'amend');
		const { because, place, was, be } = form;
		const corrections = place.map((at, i) => ({ place: at, was: was[i] ?? '', be: be[i] ?? '' }));
		const order = need(await locals.app.viewOrder(params.id));
		const save =
			order.state.status === 'signed' ? locals.app.draftAmendingOrder : locals.app.redraftAmendingOrder;
		const id = await save(signedIn(locals), params.id, { because, corrections });
		if (isRefused(id)) return reply(id, 'amend', { because, corrections });
		redirect(303, `/office/orders/${id}`);
	}
};
