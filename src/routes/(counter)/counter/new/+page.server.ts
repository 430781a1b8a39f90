import { redirect } from '@sveltejs/kit';
import { isRefused } from '$lib/domain/refusal';
import { formOf, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { requestIn } from './request';

export const load: PageServerLoad = async ({ locals, url }) => {
	const offered = await locals.app.viewOffered();
	const services = offered.filter(({ channels }) => channels.includes('state-corporation'));
	const service = services.find(({ id }) => id === url.searchParams.get('service'));
	const procedure = service?.procedures.find(({ id }) => id === url.searchParams.get('procedure'));
	return {
		services,
		asked: service && procedure ? { service, procedure } : null,
		ticket: (url.searchParams.get('ticket') ?? '').slice(0, 10)
	};
};

export const actions: Actions = {
	take: async ({ request, locals }) => {
		const typed = await formOf(request);
		const read = requestIn(typed);
		if (isRefused(read)) return reply(read, 'take', typed);
		const taken = await locals.app.takeRequest(signedIn(locals), read.brought);
		if (isRefused(taken)) return reply(taken, 'take', typed);
		redirect(303, `/counter/journal/${taken.entry}?taken`);
	},
	refuse: async ({ request, locals }) => {
		const typed = await formOf(request);
		const read = requestIn(typed);
		if (isRefused(read)) return reply(read, 'refuse', typed);
		const refusal = await locals.app.refuseRequest(signedIn(locals), read.brought, read.reasons);
		if (isRefused(refusal)) return reply(refusal, 'refuse', typed);
		redirect(303, `/counter/journal/${refusal.entry}?taken`);
	},
	fee: async ({ request, locals }) => {
		const typed = await formOf(request);
		const read = requestIn(typed);
		if (isRefused(read)) return reply(read, 'fee', typed);
		const fee = await locals.app.askCounterFee(signedIn(locals), read.brought);
		return isRefused(fee) ? reply(fee, 'fee', typed) : { fee, values: typed };
	}
};
