import * as v from 'valibot';
import { may } from '$lib/domain/people/roles';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, need, parse, recordId, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { Memo } from './memo';

const Named = v.object({ to: recordId });
const Refusal = v.object({ reasons: text(4000) });
const Scan = v.object({ file: v.instance(File) });

export const load: PageServerLoad = async ({ params, locals, url }) => ({
	view: need(await locals.app.viewCase(params.id)),
	executors: may(locals.user, 'executor.name') ? await locals.app.listExecutors() : [],
	registered: url.searchParams.has('registered')
});

export const actions: Actions = {
	writeMemo: async ({ request, params, locals }) => {
		const typed = await formOf(request);
		const memo = parse(Memo, typed);
		if (isRefused(memo)) return reply(memo, 'writeMemo', typed);
		const result = await locals.app.writeMemo(signedIn(locals), params.id, memo);
		return isRefused(result) ? reply(result, 'writeMemo', typed) : settle(result, 'writeMemo');
	},
	signMemo: async ({ params, locals }) =>
		settle(await locals.app.signMemos(signedIn(locals), [params.id]), 'signMemo'),
	process: async ({ params, locals }) =>
		settle(await locals.app.processRequests(signedIn(locals), [params.id]), 'process'),
	assign: async ({ request, params, locals }) => {
		const form = parse(Named, await formOf(request));
		if (isRefused(form)) return reply(form, 'assign');
		return settle(await locals.app.nameExecutor(signedIn(locals), [params.id], form.to), 'assign');
	},
	refuse: async ({ request, params, locals }) => {
		const entered = await formOf(request);
		const form = parse(Refusal, entered);
		if (isRefused(form)) return reply(form, 'refuse', entered);
		const done = await locals.app.refuseApplication(signedIn(locals), params.id, form.reasons.split('\n'));
		return isRefused(done) ? reply(done, 'refuse', entered) : settle(done, 'refuse');
	},
	notify: async ({ params, locals }) =>
		settle(await locals.app.notifyApplicants(signedIn(locals), [params.id]), 'notify'),
	attach: async ({ request, params, locals }) => {
		const form = parse(Scan, await formOf(request));
		if (isRefused(form)) return reply(refused('file-missing'), 'attach');
		const file = { name: form.file.name.normalize(), bytes: new Uint8Array(await form.file.arrayBuffer()) };
		return settle(await locals.app.attachFile(signedIn(locals), params.id, file), 'attach');
	}
};
