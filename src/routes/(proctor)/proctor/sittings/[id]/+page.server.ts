import type { RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import type { Actor } from '$lib/domain/people/roles';
import { isRefused, type Refused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import * as form from './forms';

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

/** Whose attempts a form names; nothing is done to those of another sitting. */
function attemptsIn(input: unknown): string[] {
	const { attempt } = input as { attempt?: string | string[] };
	return attempt === undefined ? [] : Array.isArray(attempt) ? attempt : [attempt];
}

/** What was done to several: how many, and who was passed over. */
const tally = (result: unknown): object =>
	typeof result === 'object' && result !== null && 'passedOver' in result ? result : {};

/** An action of this page: parses, calls one use case, replies with the action's name so that the page knows the place. */
const on =
	<S extends v.GenericSchema>(name: string, schema: S, call: Call<S>) =>
	async ({ request, locals, params }: RequestEvent) => {
		const input = parse(schema, await formOf(request));
		if (isRefused(input)) return reply(input, name);
		const { app } = locals;
		const id = params.id ?? '';
		const belong = await app.belongTo(id, attemptsIn(input));
		const result = isRefused(belong) ? belong : await call(app, signedIn(locals), input, id);
		return reply(isRefused(result) ? result : { done: name, ...tally(result) }, name);
	};

export const actions: Actions = {
	open: on('open', form.Nothing, (app, by, _, id) => app.openSitting(by, id)),
	safeBrowser: on('safeBrowser', form.SafeBrowser, (app, by, { required }, id) =>
		app.setSafeBrowser(by, id, required)
	),
	checkIn: on('checkIn', form.CheckIn, (app, by, { attempt, type, number, photo, expires }) =>
		app.checkIn(by, attempt, { type, number, photoCompared: photo, expires })
	),
	undoCheckIn: on('undoCheckIn', form.Reason, (app, by, { attempt, reason }) =>
		app.undoCheckIn(by, attempt, reason)
	),
	refuseIdentity: on('refuseIdentity', form.Reason, (app, by, { attempt, reason }) =>
		app.refuseIdentity(by, attempt, reason)
	),
	explainAbsence: on('explainAbsence', form.Reason, (app, by, { attempt, reason }) =>
		app.explainAbsence(by, attempt, reason)
	),
	changeSeat: on('changeSeat', form.Seat, (app, by, { attempt, seat, reason }) =>
		app.changeSeat(by, attempt, seat, reason)
	),
	extraTime: on('extraTime', form.ExtraTime, (app, by, { attempt, minutes, ground }) =>
		app.giveExtraTime(by, attempt, minutes, ground)
	),
	digits: on('digits', form.Digits, (app, by, { digits }, id) => app.enterDigits(by, id, digits)),
	start: on('start', form.Start, (app, by, { attempt }, id) =>
		app.startAttempts(by, id, attempt ? [attempt] : undefined)
	),
	pause: on('pause', form.Several, (app, by, { attempt, reason }) =>
		app.toEach(attempt, (one) => app.pauseAttempt(by, one, reason))
	),
	resume: on('resume', form.Several, (app, by, { attempt, reason }) =>
		app.toEach(attempt, (one) => app.resumeAttempt(by, one, reason))
	),
	addMinutes: on('addMinutes', form.MinutesToSeveral, (app, by, { attempt, minutes, reason }) =>
		app.toEach(attempt, (one) => app.addMinutes(by, one, minutes, reason))
	),
	message: on('message', form.Message, (app, by, { attempt, text }, id) =>
		attempt.length
			? app.toEach(attempt, (one) => app.sendMessage(by, one, text))
			: app.sendMessageToAll(by, id, text)
	),
	pauseAll: on('pauseAll', form.All, (app, by, { reason }, id) => app.pauseAll(by, id, reason)),
	resumeAll: on('resumeAll', form.All, (app, by, { reason }, id) => app.resumeAll(by, id, reason)),
	addMinutesToAll: on('addMinutesToAll', form.MinutesToAll, (app, by, { minutes, reason }, id) =>
		app.addMinutesToAll(by, id, minutes, reason)
	),
	blank: on('blank', form.All, (app, by, { reason }, id) => app.blankScreens(by, id, reason)),
	unblank: on('unblank', form.All, (app, by, { reason }, id) => app.unblankScreens(by, id, reason)),
	giveBack: on('giveBack', form.Several, (app, by, { attempt, reason }, id) =>
		attempt.length
			? app.toEach(attempt, (one) => app.giveBack(by, one, reason))
			: app.giveBackAll(by, id, reason)
	),
	leave: on('leave', form.Reason, (app, by, { attempt, reason }) => app.leaveRoom(by, attempt, reason)),
	returned: on('returned', form.One, (app, by, { attempt }) => app.returnToRoom(by, attempt)),
	illness: on('illness', form.Illness, (app, by, { attempt, reason, witness, noticedAt }) =>
		app.endByIllness(by, attempt, { reason, witness, noticedAt })
	),
	finish: on('finish', form.Several, (app, by, { attempt, reason }) =>
		app.toEach(attempt, (one) => app.finishAttempt(by, one, reason))
	),
	proposeMinutes: on('proposeMinutes', form.Minutes, (app, by, { attempt, minutes, reason }) =>
		app.proposeMinutes(by, attempt, minutes, reason)
	),
	decideMinutes: on('decideMinutes', form.Ruling, (app, by, { attempt, accept, reason }) =>
		app.decideMinutes(by, attempt, accept, reason)
	),
	proposeRemoval: on('proposeRemoval', form.Reason, (app, by, { attempt, reason }) =>
		app.proposeRemoval(by, attempt, reason)
	),
	decideRemoval: on('decideRemoval', form.Removal, (app, by, { attempt, decision, reason }) =>
		app.decideRemoval(by, attempt, decision === 'remove', reason)
	),
	proposeAnnulment: on('proposeAnnulment', form.Reason, (app, by, { attempt, reason }) =>
		app.proposeAnnulment(by, attempt, reason)
	),
	decideAnnulment: on('decideAnnulment', form.Ruling, (app, by, { attempt, accept, reason }) =>
		app.decideAnnulment(by, attempt, accept, reason)
	),
	ruleLate: on('ruleLate', form.Ruling, (app, by, { attempt, accept, reason }, id) =>
		app.ruleLate(by, id, attempt, accept, reason)
	),
	refusedConfirmation: on('refusedConfirmation', form.Reason, (app, by, { attempt, reason }) =>
		app.recordRefusalToConfirm(by, attempt, reason)
	),
	remark: on('remark', form.Remark, (app, by, { from, text }, id) => app.remarkOnSitting(by, id, from, text)),
	close: on('close', form.Close, (app, by, { cause, reason }, id) =>
		app.closeSitting(by, id, cause === 'disrupted' ? { reason } : null)
	),
	decideDisruption: on('decideDisruption', form.Disruption, (app, by, { accept, reason }, id) =>
		app.decideDisruption(by, id, accept, reason)
	),
	drawUpAct: on('drawUpAct', form.Nothing, (app, by, _, id) => app.drawUpAct(by, id)),
	recordResults: on('recordResults', form.Nothing, (app, by, _, id) => app.recordResults(by, id))
};
