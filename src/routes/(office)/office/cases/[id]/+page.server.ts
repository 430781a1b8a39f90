import * as v from 'valibot';
import { may } from '$lib/domain/people/roles';
import { isRefused } from '$lib/domain/refusal';
import { formOf, need, parse, recordId, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { inputOf, Step, wallTime } from './step-input';

const Remark = v.object({ step: v.pipe(v.string(), v.transform(Number)), reason: text(2000) });
const Seen = v.object({ step: v.pipe(v.string(), v.transform(Number)) });
const Reason = v.object({ reason: text(2000) });
const Reassigned = v.object({ to: recordId, reason: text(2000) });
const Called = v.object({ at: v.pipe(wallTime, v.number()), place: text(300) });
const Held = v.object({ heard: v.picklist(['yes', 'no']), reason: text(10_000) });

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const user = signedIn(locals);
	const view = need(await locals.app.viewServiceCase(user, params.id));
	const names = view.move?.deed === 'assign' || may(user, 'case.direct');
	const offered = (await locals.app.viewOffered()).find(({ id }) => id === view.state.service);
	const procedure = offered?.procedures.find(({ id }) => id === view.procedure.id);
	return {
		view,
		executors: names ? await locals.app.listExecutors() : [],
		asked: procedure?.documents ?? view.procedure.documents ?? view.definition.documents,
		registered: url.searchParams.has('registered')
	};
};

type Event = Parameters<NonNullable<Actions[string]>>[0];

/** One form, one use case: read by its schema, refused or done under its own name. */
const acting =
	<S extends v.GenericSchema>(
		action: string,
		schema: S,
		act: (event: Event, form: v.InferOutput<S>) => Promise<unknown>
	) =>
	async (event: Event) => {
		const typed = await formOf(event.request);
		const form = parse(schema, typed);
		const result = isRefused(form) ? form : await act(event, form);
		return isRefused(result) ? reply(result, action, typed) : settle(result, action);
	};

export const actions: Actions = {
	step: acting('step', Step, ({ locals, params }, form) =>
		locals.app.doCaseStep(signedIn(locals), params.id!, inputOf(form))
	),
	signStep: acting('signStep', Seen, ({ locals, params }, { step }) =>
		locals.app.signCases(signedIn(locals), [{ id: params.id!, step }])
	),
	sendBack: acting('sendBack', Remark, ({ locals, params }, { step, reason }) =>
		locals.app.returnServiceCase(signedIn(locals), params.id!, { step, remark: reason })
	),
	suspend: acting('suspend', Reason, ({ locals, params }, { reason }) =>
		locals.app.suspendServiceCase(signedIn(locals), params.id!, reason)
	),
	resume: acting('resume', Reason, ({ locals, params }, { reason }) =>
		locals.app.resumeServiceCase(signedIn(locals), params.id!, reason)
	),
	withdrawRequest: acting('withdrawRequest', Reason, ({ locals, params }, { reason }) =>
		locals.app.withdrawServiceCase(signedIn(locals), params.id!, reason)
	),
	reassign: acting('reassign', Reassigned, ({ locals, params }, form) =>
		locals.app.reassignServiceCase(signedIn(locals), params.id!, form)
	),
	callHearing: acting('callHearing', Called, ({ locals, params }, form) =>
		locals.app.callHearing(signedIn(locals), params.id!, form)
	),
	holdHearing: acting('holdHearing', Held, ({ locals, params }, { heard, reason }) =>
		locals.app.holdHearing(signedIn(locals), params.id!, { heard: heard === 'yes', protocol: reason })
	)
};
