import { ALMATY_HOURS } from '$lib/domain/calendar/kazakhstan';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { OfficeForm, officeOf } from './office-form';

export const load: PageServerLoad = async ({ locals }) => ({
	office: (await locals.app.viewOffice())?.office ?? null,
	hours: ALMATY_HOURS
});

export const actions: Actions = {
	save: async ({ request, locals }) => {
		const form = parse(OfficeForm, await formOf(request));
		if (isRefused(form)) return reply(form, 'save');
		const office = officeOf(form);
		if (isRefused(office)) return reply(office, 'save');
		const result = await locals.app.setOffice(signedIn(locals), office);
		return reply(isRefused(result) ? result : { done: 'save' }, 'save');
	}
};
