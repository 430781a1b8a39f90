import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { parseIin } from '$lib/domain/people/iin';
import { parseName } from '$lib/domain/people/name';
import { isRefused } from '$lib/domain/refusal';
import { formOf, many, papers, parse, reply, required, signedIn, text } from '$lib/server/door';
import type { Actions } from './$types';

const Application = v.object({
	iin: text(20),
	surname: text(400),
	given: text(400),
	patronymic: v.optional(text(400), ''),
	speciality: required(100),
	language: v.picklist(['kk', 'ru']),
	channel: v.picklist(['paper', 'portal']),
	papers: v.optional(papers, ''),
	files: many(v.instance(File)),
	/** Sent by a rehearsal on a demonstration server: its documents bear the mark. */
	rehearsal: v.optional(v.literal('on'))
});

const attachmentOf = async (file: File) => ({
	name: file.name.normalize(),
	bytes: new Uint8Array(await file.arrayBuffer())
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = await formOf(request);
		const { files: _files, ...kept } = typed;
		const form = parse(Application, typed);
		if (isRefused(form)) return reply(form, 'default', kept);
		const iin = parseIin(form.iin);
		if (isRefused(iin)) return reply(iin, 'default', kept);
		const name = parseName(form);
		if (isRefused(name)) return reply(name, 'default', kept);
		const { speciality, language, channel, papers } = form;
		const rehearsal = form.rehearsal === 'on';
		const files = await Promise.all(form.files.map(attachmentOf));
		const result = await locals.app.registerApplication(signedIn(locals), {
			iin: iin.iin,
			name,
			speciality,
			language,
			channel,
			papers,
			files,
			rehearsal
		});
		if (isRefused(result)) return reply(result, 'default', kept);
		redirect(303, `/office/applications/${result.id}?registered`);
	}
};
