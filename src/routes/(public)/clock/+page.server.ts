import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, inside, parse, reply, text, required } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Move = v.object({
	at: v.pipe(required(40), v.transform(Date.parse), v.number()),
	back: v.optional(text(500), '/')
});

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	/** Sets the demonstration clock forward, so that a whole case fits into ten minutes. Never in an office's real work. */
	default: async ({ request, locals }) => {
		const move = parse(Move, await formOf(request));
		if (isRefused(move)) return reply(move);
		if (!(await locals.app.moveClock(locals.user, move.at))) return reply(refused('not-in-this-mode'));
		redirect(303, inside(move.back));
	}
};
