import { isRefused } from '$lib/domain/refusal';
import { need, signedIn } from '$lib/server/door';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const entry = need(await locals.app.viewEntry(params.id));
	const view = entry.case ? await locals.app.viewServiceCase(signedIn(locals), entry.case) : null;
	const course = view && !isRefused(view) ? view : null;
	return {
		entry,
		taken: url.searchParams.has('taken'),
		/** Whether the counter itself works on it: the timed processes. */
		atCounter: course?.move?.actor === 'state-corporation',
		step: course?.move ? (course.timeline.find(({ n }) => n === course.move?.step)?.what ?? null) : null,
		decided: course?.state.decided?.outcome.kind ?? null,
		handedOut: course?.state.handedOut ?? null
	};
};
