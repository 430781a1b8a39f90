import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, settle, signedIn, whole } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Setting = v.object({ windows: whole, days: whole });

export const load: PageServerLoad = async ({ locals }) => ({
	setting: (await locals.app.viewQueue()).setting
});

export const actions: Actions = {
	set: async ({ request, locals }) => {
		const form = parse(Setting, await formOf(request));
		if (isRefused(form)) return reply(form, 'set');
		return settle(await locals.app.setQueue(signedIn(locals), form), 'set');
	}
};
