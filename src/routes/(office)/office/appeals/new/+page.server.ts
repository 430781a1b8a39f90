import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, many, parse, recordId, reply, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Query = v.fallback(text(200), '');

const Appeal = v.object({
	attempt: recordId,
	lodgedOn: v.pipe(v.string(), v.isoDate()),
	channel: v.picklist(['in-person', 'paper']),
	text: v.optional(text(20_000), ''),
	files: many(v.instance(File))
});

const attachmentOf = async (file: File) => ({
	name: file.name.normalize(),
	bytes: new Uint8Array(await file.arrayBuffer())
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const q = v.parse(Query, url.searchParams.get('q') ?? '');
	return { q, found: q ? await locals.app.findAppealable(q) : [] };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = await formOf(request);
		const { files: _files, ...kept } = typed;
		if (!typed.attempt) return reply(refused('bad-input', { field: 'attempt' }), 'default', kept);
		const form = parse(Appeal, typed);
		if (isRefused(form)) return reply(form, 'default', kept);
		const files = await Promise.all(form.files.map(attachmentOf));
		const result = await locals.app.registerAppeal(signedIn(locals), { ...form, files });
		if (isRefused(result)) return reply(result, 'default', kept);
		redirect(303, `/office/appeals/${result.id}?registered`);
	}
};
