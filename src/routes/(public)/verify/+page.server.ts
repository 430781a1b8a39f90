import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { letRunOff } from '$lib/server/body';
import { formOf, parse, reply } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Shown = v.object({ file: v.instance(File) });

/** The form asks by address: what was looked for can be kept and sent on. */
export const load: PageServerLoad = ({ url }) => {
	const number = url.searchParams
		.get('number')
		?.replace(/^\s*№?\s*/, '')
		.trim()
		.slice(0, 60);
	if (number) redirect(303, `/verify/${number.split('/').map(encodeURIComponent).join('/')}`);
	return { origin: url.host };
};

export const actions: Actions = {
	file: async ({ request, locals, getClientAddress }) => {
		let name = '';
		const answer = await locals.app.verifyFile(getClientAddress(), async () => {
			const form = parse(Shown, await formOf(request));
			if (isRefused(form)) return form;
			name = form.file.name.slice(0, 120);
			return new Uint8Array(await form.file.arrayBuffer());
		});
		if (isRefused(answer)) letRunOff(request);
		return reply(isRefused(answer) ? answer : { answer, name, at: locals.app.clock.now() }, 'file');
	}
};
