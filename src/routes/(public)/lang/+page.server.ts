import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { formOf, inside, parse, text } from '$lib/server/door';
import { isRefused } from '$lib/domain/refusal';
import type { Actions, PageServerLoad } from './$types';

const Choice = v.object({ lang: v.picklist(['kk', 'ru', 'en']), back: v.optional(text(500), '/') });

const YEAR_S = 365 * 24 * 60 * 60;

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
	/** Keeps the language of the screens and goes back to where the person was, within this product only. */
	set: async ({ request, cookies, url }) => {
		const choice = parse(Choice, await formOf(request));
		if (isRefused(choice)) redirect(303, '/');
		// Said out loud, or SvelteKit marks it `secure` and a page over plain HTTP in a local network loses it.
		const secure = url.protocol === 'https:';
		cookies.set('lang', choice.lang, { path: '/', maxAge: YEAR_S, sameSite: 'lax', secure, httpOnly: false });
		redirect(303, inside(choice.back));
	}
};
