import * as v from 'valibot';
import { isRefused, type Refused } from '$lib/domain/refusal';
import type { Actor } from '$lib/domain/people/roles';
import { formOf, many, need, parse, recordId, reply, settle, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { Examination } from './examination';

const Chosen = v.object({ application: many(recordId) });

type App = App.Locals['app'];
type Batch = (actor: Actor, applications: string[]) => Promise<unknown>;

export const load: PageServerLoad = async ({ params, locals }) => ({
	round: need(await locals.app.viewRound(params.id))
});

/** A step done on the chosen cases of the round. */
const batch =
	(name: string, doing: (app: App, round: string) => Batch) =>
	async ({ request, params, locals }: RequestEvent) => {
		const form = parse(Chosen, await formOf(request));
		if (isRefused(form)) return reply<Refused>(form, name);
		return settle(await doing(locals.app, params.id)(signedIn(locals), form.application), name);
	};

export const actions: Actions = {
	signMemos: batch('signMemos', (app) => app.signMemos),
	process: batch('process', (app) => app.processRequests),
	listMaterials: batch(
		'listMaterials',
		(app, round) => (actor, chosen) => app.listMaterials(actor, round, chosen)
	),
	notify: batch('notify', (app) => app.notifyApplicants),
	sendRefusals: batch('sendRefusals', (app) => app.sendPaperRefusals),
	signRefusals: batch('signRefusals', (app) => app.signPaperRefusals),
	formResults: batch('formResults', (app) => app.formResults),
	signResults: batch('signResults', (app) => app.signResults),
	examine: async ({ request, locals }) => {
		const examinations = parse(Examination, await formOf(request));
		if (isRefused(examinations)) return reply(examinations, 'examine');
		return settle(await locals.app.examineMaterials(signedIn(locals), examinations), 'examine');
	}
};
