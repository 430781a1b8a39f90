import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import type { AttestationTask } from '$lib/domain/attestation/tasks';
import { may } from '$lib/domain/people/roles';
import { isRefused } from '$lib/domain/refusal';
import { formOf, many, parse, recordId, reply, settle, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const List = v.object({ application: many(recordId) });

const Named = v.object({ application: many(recordId), to: recordId });

/** What waits to be put into a round: for a list of applicants, for an executor, for a schedule of the test. */
const waitingFor = (task: AttestationTask) => ({
	where: { status: 'open', task, ...(task === 'schedule' ? { round: null } : {}) },
	sort: 'due',
	limit: 1000
});

export const load: PageServerLoad = async ({ locals }) => ({
	rounds: await locals.app.listRounds(),
	waiting: (await locals.app.listCases(waitingFor('form-list'))).rows,
	unnamed: (await locals.app.listCases(waitingFor('assign'))).rows,
	unscheduled: (await locals.app.listCases(waitingFor('schedule'))).rows,
	executors: may(locals.user, 'executor.name') ? await locals.app.listExecutors() : []
});

export const actions: Actions = {
	formList: async ({ request, locals }) => {
		const form = parse(List, await formOf(request));
		if (isRefused(form)) return reply(form, 'formList');
		const round = await locals.app.formApplicantsList(signedIn(locals), form.application);
		if (isRefused(round)) return reply(round, 'formList');
		redirect(303, `/office/rounds/${round.id}`);
	},
	assign: async ({ request, locals }) => {
		const form = parse(Named, await formOf(request));
		if (isRefused(form)) return reply(form, 'assign');
		return settle(await locals.app.nameExecutor(signedIn(locals), form.application, form.to), 'assign');
	},
	gather: async ({ request, locals }) => {
		const form = parse(List, await formOf(request));
		if (isRefused(form)) return reply(form, 'gather');
		const round = await locals.app.gatherForTest(signedIn(locals), form.application);
		if (isRefused(round)) return reply(round, 'gather');
		redirect(303, `/office/rounds/${round.id}`);
	}
};
