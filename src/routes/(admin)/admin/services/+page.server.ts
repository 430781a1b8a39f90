import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { SERVICE_IDS } from '$lib/domain/services/service';
import { formOf, many, parse, settle, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Offered = v.object({ offered: many(v.picklist(SERVICE_IDS)) });

export const load: PageServerLoad = async ({ locals }) => ({
	services: await locals.app.listServiceSettings()
});

export const actions: Actions = {
	offer: async ({ request, locals }) => {
		const form = parse(Offered, await formOf(request));
		if (isRefused(form)) return settle(form, 'offer');
		return settle(await locals.app.offerServices(signedIn(locals), form.offered), 'offer');
	}
};
