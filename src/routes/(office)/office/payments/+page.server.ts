import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, recordId, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const STATUSES = ['asked', 'paid', 'declined', 'all'] as const;

const Confirmation = v.object({ id: recordId, receipt: text(200) });
const Decline = v.object({ id: recordId, reason: text(1000) });

export const load: PageServerLoad = async ({ locals, url }) => {
	const search = (url.searchParams.get('q') ?? '').trim().slice(0, 200);
	const status = STATUSES.find((one) => one === url.searchParams.get('status')) ?? 'asked';
	const after = url.searchParams.get('after')?.slice(0, 200);
	const query = { search, status, ...(after ? { after } : {}) };
	return { search, status, after: after ?? null, payments: await locals.app.listPayments(query) };
};

export const actions: Actions = {
	confirm: async ({ request, locals }) => {
		const typed = await formOf(request);
		const form = parse(Confirmation, typed);
		if (isRefused(form)) return reply(form, 'confirm', { id: typed.id });
		const done = await locals.app.confirmPayment(signedIn(locals), form.id, form.receipt);
		if (isRefused(done)) return reply(done, 'confirm', { id: form.id, receipt: form.receipt });
		return { done: 'confirm' };
	},
	decline: async ({ request, locals }) => {
		const form = parse(Decline, await formOf(request));
		if (isRefused(form)) return settle(form, 'decline');
		return settle(await locals.app.declinePayment(signedIn(locals), form.id, form.reason), 'decline');
	}
};
