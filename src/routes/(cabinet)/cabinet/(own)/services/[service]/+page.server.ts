import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { PROCEDURE_IDS, SERVICE_IDS } from '$lib/domain/services/service';
import { isRefused } from '$lib/domain/refusal';
import { LANGS } from '$lib/domain/text';
import { applicantIn, formOf, need, parse, recordId, reply } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Wanted = v.object({
	service: v.picklist(SERVICE_IDS),
	procedure: v.picklist(PROCEDURE_IDS),
	language: v.fallback(v.picklist(LANGS), 'kk'),
	licence: v.optional(v.union([v.literal(''), recordId]), '')
});

export const load: PageServerLoad = async ({ params, locals }) => ({
	service: need(await locals.app.viewService(applicantIn(locals), params.service))
});

export const actions: Actions = {
	begin: async ({ request, params, locals }) => {
		const form = parse(Wanted, { ...(await formOf(request)), service: params.service });
		if (isRefused(form)) return reply(form, 'begin');
		const { service, procedure, language, licence } = form;
		const about = licence ? { licence } : {};
		const applicant = applicantIn(locals);
		const draft = await locals.app.beginRequest(applicant, { service, procedure }, language, about);
		if (isRefused(draft)) return reply(draft, 'begin');
		redirect(303, `/cabinet/requests/${draft}`);
	}
};
