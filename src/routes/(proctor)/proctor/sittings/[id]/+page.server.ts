import type { RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { Actor } from '$lib/domain/people/roles';
import { isRefused, type Refused } from '$lib/domain/refusal';
import { formOf, need, parse, recordId, reply, required, signedIn, text, whole } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { DOCUMENT_TYPES } from './document-types';

export const load: PageServerLoad = async ({ locals, params, depends }) => {
	depends('synaq:sitting');
	return { view: need(await locals.app.viewSitting(params.id, signedIn(locals))) };
};

type Product = App.Locals['app'];
type Call<S extends v.GenericSchema> = (
	app: Product,
	by: Actor,
	input: v.InferOutput<S>,
	sitting: string
) => Promise<unknown | Refused>;

/** An action of this page: parses, calls one use case, replies with the action's name so that the page knows the place. */
const on =
	<S extends v.GenericSchema>(name: string, schema: S, call: Call<S>) =>
	async ({ request, locals, params }: RequestEvent) => {
		const input = parse(schema, await formOf(request));
		if (isRefused(input)) return reply(input, name);
		const result = await call(locals.app, signedIn(locals), input, params.id ?? '');
		return reply(isRefused(result) ? result : { done: name }, name);
	};

const Nothing = v.object({});
const Reason = v.object({ attempt: recordId, reason: text(1000) });

const CheckIn = v.object({ attempt: recordId, type: v.picklist(DOCUMENT_TYPES), number: required(40) });
const All = v.object({ reason: text(1000) });
const MinutesToAll = v.object({ ...All.entries, minutes: whole });
const Seat = v.object({ ...Reason.entries, seat: whole });
const Minutes = v.object({ ...Reason.entries, minutes: whole });
const Decision = v.object({ ...Reason.entries, decision: v.picklist(['remove', 'keep']) });
const Digits = v.object({ digits: text(40) });
const Start = v.object({ attempt: v.optional(recordId) });
const Remark = v.object({ from: v.picklist(['proctor', 'observer']), text: text(2000) });
const Close = v.object({ cause: v.picklist(['ended', 'disrupted']), reason: v.optional(text(1000), '') });

export const actions: Actions = {
	open: on('open', Nothing, (app, by, _, id) => app.openSitting(by, id)),
	checkIn: on('checkIn', CheckIn, (app, by, { attempt, type, number }) =>
		app.checkIn(by, attempt, { type, number })
	),
	undoCheckIn: on('undoCheckIn', Reason, (app, by, { attempt, reason }) =>
		app.undoCheckIn(by, attempt, reason)
	),
	refuseIdentity: on('refuseIdentity', Reason, (app, by, { attempt, reason }) =>
		app.refuseIdentity(by, attempt, reason)
	),
	explainAbsence: on('explainAbsence', Reason, (app, by, { attempt, reason }) =>
		app.explainAbsence(by, attempt, reason)
	),
	changeSeat: on('changeSeat', Seat, (app, by, { attempt, seat, reason }) =>
		app.changeSeat(by, attempt, seat, reason)
	),
	digits: on('digits', Digits, (app, by, { digits }, id) => app.enterDigits(by, id, digits)),
	start: on('start', Start, (app, by, { attempt }, id) =>
		app.startAttempts(by, id, attempt ? [attempt] : undefined)
	),
	pause: on('pause', Reason, (app, by, { attempt, reason }) => app.pauseAttempt(by, attempt, reason)),
	resume: on('resume', Reason, (app, by, { attempt, reason }) => app.resumeAttempt(by, attempt, reason)),
	addMinutes: on('addMinutes', Minutes, (app, by, { attempt, minutes, reason }) =>
		app.addMinutes(by, attempt, minutes, reason)
	),
	pauseAll: on('pauseAll', All, (app, by, { reason }, id) => app.pauseAll(by, id, reason)),
	resumeAll: on('resumeAll', All, (app, by, { reason }, id) => app.resumeAll(by, id, reason)),
	addMinutesToAll: on('addMinutesToAll', MinutesToAll, (app, by, { minutes, reason }, id) =>
		app.addMinutesToAll(by, id, minutes, reason)
	),
	illness: on('illness', Reason, (app, by, { attempt, reason }) => app.endByIllness(by, attempt, reason)),
	finish: on('finish', Reason, (app, by, { attempt, reason }) => app.finishAttempt(by, attempt, reason)),
	proposeRemoval: on('proposeRemoval', Reason, (app, by, { attempt, reason }) =>
		app.proposeRemoval(by, attempt, reason)
	),
	decideRemoval: on('decideRemoval', Decision, (app, by, { attempt, decision, reason }) =>
		app.decideRemoval(by, attempt, decision === 'remove', reason)
	),
	refusedConfirmation: on('refusedConfirmation', Reason, (app, by, { attempt, reason }) =>
		app.recordRefusalToConfirm(by, attempt, reason)
	),
	remark: on('remark', Remark, (app, by, { from, text: words }, id) =>
		app.remarkOnSitting(by, id, from, words)
	),
	close: on('close', Close, (app, by, { cause, reason }, id) =>
		app.closeSitting(by, id, cause === 'disrupted' ? { reason } : null)
	),
	drawUpAct: on('drawUpAct', Nothing, (app, by, _, id) => app.drawUpAct(by, id))
};
