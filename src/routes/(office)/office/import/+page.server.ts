import * as v from 'valibot';
import { redirect } from '@sveltejs/kit';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Upload = v.object({ file: v.file() });

export const load: PageServerLoad = async ({ locals }) => ({
	imports: await locals.app.listImports(),
	services: await locals.app.importableServices()
});

export const actions: Actions = {
	upload: async ({ request, locals }) => {
		const form = parse(Upload, await formOf(request));
		if (isRefused(form)) return reply(form, 'upload');
		const bytes = new Uint8Array(await form.file.arrayBuffer());
		const result = await locals.app.uploadTable(signedIn(locals), { name: form.file.name, bytes });
		if (isRefused(result)) return reply(result, 'upload');
		redirect(303, `/office/import/${result.id}`);
	}
};
