import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Account = v.object({
	kind: v.picklist(['individual', 'legal-entity']),
	bin: v.optional(text(20), ''),
	organisation: v.optional(text(400), ''),
	iin: text(20),
	surname: text(400),
	given: text(400),
	patronymic: v.optional(text(400), ''),
	password: v.pipe(v.string(), v.maxLength(400))
});

export const load: PageServerLoad = async ({ locals }) => {
	if (locals.applicant) redirect(303, '/cabinet');
	return locals.app.viewCabinetDoor();
};

export const actions: Actions = {
	default: async ({ request, locals, getClientAddress }) => {
		const typed = await formOf(request);
		const { password: _password, ...kept } = typed;
		const form = parse(Account, typed);
		if (isRefused(form)) return reply(form, 'register', kept);
		const opened = await locals.app.openCabinetAccount(form, getClientAddress());
		if (isRefused(opened)) return reply(opened, 'register', kept);
		redirect(303, '/cabinet/sign-in?way=password&registered');
	}
};
