import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { IDENTITY_TYPES } from '$lib/domain/services/counter-entry';
import { formOf, parse, reply, required, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { powerOf } from '../new/request';

const optional = (max: number) => v.optional(text(max), '');
const day = v.pipe(
	optional(10),
	v.check((date) => date === '' || (/^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date))))
);

const Fetching = v.object({
	receipt: required(60),
	ticket: optional(10),
	type: v.picklist(IDENTITY_TYPES),
	number: text(40),
	expires: day,
	compared: v.optional(v.literal('on')),
	proxy: v.optional(v.literal('on')),
	...{ proxySurname: optional(400), proxyGiven: optional(400), proxyPatronymic: optional(400) },
	...{ powerNumber: optional(60), powerDate: day, powerNotary: optional(200) }
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const receipt = (url.searchParams.get('receipt') ?? '').trim().slice(0, 60);
	const ticket = (url.searchParams.get('ticket') ?? '').slice(0, 10);
	const found = receipt ? await locals.app.viewHanding(receipt) : null;
	if (found && isRefused(found)) return { receipt, ticket, result: null, no: found };
	return { receipt, ticket, result: found, no: null };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = await formOf(request);
		const form = parse(Fetching, typed);
		if (isRefused(form)) return reply(form, 'default', typed);
		const { receipt, ticket, type, number, expires, compared } = form;
		const given = await locals.app.handOutResult(signedIn(locals), {
			receipt,
			ticket,
			compared: compared === 'on',
			shown: { type, number, expires: expires || null },
			power: powerOf(form)
		});
		if (isRefused(given)) return reply(given, 'default', typed);
		redirect(303, `/counter/hand-out?${new URLSearchParams({ receipt })}`);
	}
};
