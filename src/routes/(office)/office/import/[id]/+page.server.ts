import * as v from 'valibot';
import { redirect } from '@sveltejs/kit';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, need, parse, reply, settle, signedIn, whole } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';
import { MappingForm, mappingOf } from './mapping-form';

const SAID = ['would', 'before', 'refused'] as const;
const Run = v.object({ from: v.pipe(whole, v.minValue(0)) });

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const said = SAID.find((one) => one === url.searchParams.get('said'));
	const page = Math.max(1, Math.floor(Number(url.searchParams.get('page'))) || 1);
	return {
		said: said ?? null,
		page,
		import: need(await locals.app.viewImport(signedIn(locals), params.id, { said, page }))
	};
};

export const actions: Actions = {
	map: async ({ request, locals, params }) => {
		const form = parse(MappingForm, await formOf(request));
		if (isRefused(form)) return reply(form, 'map');
		const mapping = mappingOf(form);
		if (!mapping) return reply(refused('bad-input', { field: 'of' }), 'map');
		return settle(await locals.app.mapColumns(signedIn(locals), params.id, mapping), 'map');
	},
	run: async ({ request, locals, params }) => {
		const form = parse(Run, await formOf(request));
		if (isRefused(form)) return reply(form, 'run');
		return reply(await locals.app.runImport(signedIn(locals), params.id, form.from), 'run');
	},
	discard: async ({ locals, params }) => {
		const result = await locals.app.discardTable(signedIn(locals), params.id);
		if (isRefused(result)) return reply(result, 'discard');
		redirect(303, '/office/import');
	}
};
