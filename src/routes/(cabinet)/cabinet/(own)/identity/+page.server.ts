import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { applicantIn, formOf, parse, settle } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Password = v.object({ password: v.pipe(v.string(), v.maxLength(400)) });

/** Proving with a key whose account this is; and a password, by who came with a key. */
export const load: PageServerLoad = ({ locals }) => locals.app.viewCabinetDoor();

export const actions: Actions = {
	password: async ({ request, locals }) => {
		const form = parse(Password, await formOf(request));
		if (isRefused(form)) return settle(form, 'password');
		return settle(await locals.app.setCabinetPassword(applicantIn(locals), form.password), 'password');
	}
};
