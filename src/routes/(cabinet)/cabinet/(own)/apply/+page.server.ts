import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { ATTESTATIONS } from '$lib/domain/attestation/steps';
import { isRefused } from '$lib/domain/refusal';
import { LANGS } from '$lib/domain/text';
import { applicantIn, formOf, many, need, parse, recordId, reply, required, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { otherProvider } from './other-provider';

const Application = v.object({
	draft: v.optional(recordId),
	given: v.optional(text(400), ''),
	patronymic: v.optional(text(400), ''),
	service: v.fallback(v.picklist(ATTESTATIONS), 'almaty-expert-attestation'),
	speciality: required(100),
	language: v.picklist(LANGS),
	keep: many(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
	files: many(v.instance(File))
});

const attachmentOf = async (file: File) => ({
	name: file.name.normalize(),
	bytes: new Uint8Array(await file.arrayBuffer())
});

/** A new application, or `?draft=` to change what was begun; who has begun one goes on with it. */
export const load: PageServerLoad = async ({ locals, url }) => {
	const { id } = applicantIn(locals);
	const wanted = url.searchParams.get('draft');
	const [begun] = (await locals.app.viewCabinet(id)).drafts;
	if (!wanted && begun) redirect(303, `/cabinet/apply/${begun.id}`);
	const draft = wanted ? need(await locals.app.viewDraft(id, wanted)) : null;
	if (draft?.application) redirect(303, `/cabinet/applications/${draft.application}`);
	const service = draft?.service ?? v.parse(Application.entries.service, url.searchParams.get('service'));
	return { ...(await locals.app.beginApplication(id)), draft, service, provider: otherProvider(service) };
};

export const actions: Actions = {
	draft: async ({ request, locals }) => {
		const typed = await formOf(request);
		const { files: _files, ...kept } = typed;
		const form = parse(Application, typed);
		if (isRefused(form)) return reply(form, 'draft', kept);
		const { draft, ...asked } = form;
		const files = await Promise.all(form.files.map(attachmentOf));
		const result = await locals.app.draftApplication(applicantIn(locals), { ...asked, files }, draft);
		if (isRefused(result)) return reply(result, 'draft', kept);
		redirect(303, `/cabinet/apply/${result}`);
	}
};
