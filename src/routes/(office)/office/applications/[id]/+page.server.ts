import * as v from 'valibot';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, settle, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { Memo } from './memo';

const Scan = v.object({ file: v.instance(File) });

export const load: PageServerLoad = async ({ params, locals, url }) => ({
	view: need(await locals.app.viewCase(params.id)),
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
	attach: async ({ request, params, locals }) => {
		const form = parse(Scan, await formOf(request));
		if (isRefused(form)) return reply(refused('file-missing'), 'attach');
		const file = { name: form.file.name.normalize(), bytes: new Uint8Array(await form.file.arrayBuffer()) };
		return settle(await locals.app.attachFile(signedIn(locals), params.id, file), 'attach');
	}
};
