import * as v from 'valibot';
import type { AttestationTask } from '$lib/domain/attestation/tasks';
import { may } from '$lib/domain/people/roles';
import { isRefused } from '$lib/domain/refusal';
import { formOf, many, parse, recordId, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

/** `id@sentAt`: the sending that was on the page. */
const shown = v.pipe(
	v.string(),
	v.regex(/^[\w-]{1,64}(@\d{1,15})?$/),
	v.transform((value) => {
		const [id = '', seen] = value.split('@');
		return { id, ...(seen ? { seen: Number(seen) } : {}) };
	})
);
const Orders = v.object({ order: many(shown) });
const Returned = v.object({ order: recordId, reason: text(2000) });
const Cases = v.object({ application: many(recordId) });
/** `id@step`: the step the page showed. */
const seen = v.pipe(
	v.string(),
	v.regex(/^[\w-]{1,64}@\d{1,2}$/),
	v.transform((value) => {
		const [id = '', step] = value.split('@');
		return { id, step: Number(step) };
	})
);
const ServiceCases = v.object({ case: many(seen) });
const SentBack = v.object({ case: seen, reason: text(2000) });

const waitingFor = (task: AttestationTask) => ({ where: { status: 'open', task }, sort: 'due', limit: 1000 });

/** Refusals of requests before the test: signed with the results, for they are the result of their cases. */
const REQUEST_REFUSALS = {
	where: { status: 'open', task: 'sign-schedule', finding: 'does-not-comply' },
	sort: 'due',
	limit: 1000
};

export const load: PageServerLoad = async ({ locals }) => {
	const user = signedIn(locals);
	const head = may(user, 'order.sign');
	return {
		services: await locals.app.casesToSign(user),
		orders: head ? await locals.app.listOrders('sent') : [],
		refusals: head ? (await locals.app.listCases(waitingFor('sign-paper-refusals'))).rows : [],
		results: head
			? [
					...(await locals.app.listCases(REQUEST_REFUSALS)).rows,
					...(await locals.app.listCases(waitingFor('sign-results'))).rows
				]
			: []
	};
};

export const actions: Actions = {
	signCases: async ({ request, locals }) => {
		const form = parse(ServiceCases, await formOf(request));
		if (isRefused(form)) return reply(form, 'signCases');
		return settle(await locals.app.signCases(signedIn(locals), form.case), 'signCases');
	},
	sendBack: async ({ request, locals }) => {
		const form = parse(SentBack, await formOf(request));
		if (isRefused(form)) return reply(form, 'sendBack');
		const { id, step } = form.case;
		const remark = form.reason;
		return settle(await locals.app.returnServiceCase(signedIn(locals), id, { step, remark }), 'sendBack');
	},
	sign: async ({ request, locals }) => {
		const form = parse(Orders, await formOf(request));
		if (isRefused(form)) return reply(form, 'sign');
		return settle(await locals.app.signOrders(signedIn(locals), form.order), 'sign');
	},
	return: async ({ request, locals }) => {
		const form = parse(Returned, await formOf(request));
		if (isRefused(form)) return reply(form, 'return');
		return settle(await locals.app.returnOrder(signedIn(locals), form.order, form.reason), 'return');
	},
	signRefusals: async ({ request, locals }) => {
		const form = parse(Cases, await formOf(request));
		if (isRefused(form)) return reply(form, 'signRefusals');
		return settle(await locals.app.signPaperRefusals(signedIn(locals), form.application), 'signRefusals');
	},
	signResults: async ({ request, locals }) => {
		const form = parse(Cases, await formOf(request));
		if (isRefused(form)) return reply(form, 'signResults');
		return settle(await locals.app.signResults(signedIn(locals), form.application), 'signResults');
	}
};
