import { redirect, type Cookies } from '@sveltejs/kit';
import * as v from 'valibot';
import { parseIin } from '$lib/domain/people/iin';
import { isRefused, refused } from '$lib/domain/refusal';
import { formOf, parse, reply, required, whole } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Enrol = v.object({ roomCode: required(20), seat: whole });
const SignIn = v.object({ iin: required(20), code: v.pipe(required(12), v.regex(/^\d+$/)) });
const Language = v.object({ lang: v.picklist(['kk', 'ru']) });

const YEAR_S = 365 * 24 * 60 * 60;
const DAY_S = 24 * 60 * 60;

const keep = (cookies: Cookies, secure: boolean, name: string, value: string, maxAge: number): void =>
	cookies.set(name, value, { path: '/exam', httpOnly: true, sameSite: 'strict', secure, maxAge });

export const load: PageServerLoad = async ({ locals, cookies, setHeaders }) => {
	setHeaders({ 'cache-control': 'no-store' });
	return { view: await locals.app.viewSeat(cookies.get('seat'), cookies.get('attempt')) };
};

export const actions: Actions = {
	enrol: async ({ request, locals, cookies, url }) => {
		const form = parse(Enrol, await formOf(request));
		if (isRefused(form)) return reply(form, 'enrol');
		const enrolled = await locals.app.enrolSeat(form.roomCode, form.seat);
		if (isRefused(enrolled)) return reply(enrolled, 'enrol');
		keep(cookies, url.protocol === 'https:', 'seat', enrolled.token, YEAR_S);
		redirect(303, '/exam');
	},
	signIn: async ({ request, locals, cookies, url }) => {
		const form = parse(SignIn, await formOf(request));
		if (isRefused(form)) return reply(refused('code-unknown'), 'signIn');
		const iin = parseIin(form.iin);
		if (isRefused(iin)) return reply(iin, 'signIn');
		const seated = await locals.app.sitDown(cookies.get('seat'), iin.iin, form.code);
		if (isRefused(seated)) return reply(seated, 'signIn');
		keep(cookies, url.protocol === 'https:', 'attempt', seated.token, DAY_S);
		redirect(303, '/exam');
	},
	confirmIdentity: async ({ locals, cookies }) => {
		const claimed = await locals.app.claimIdentity(cookies.get('attempt'));
		if (isRefused(claimed)) return reply(claimed, 'confirmIdentity');
		redirect(303, '/exam');
	},
	/** *This is not me*: the seat is free again, the code stays good. */
	notMe: async ({ locals, cookies }) => {
		const stood = await locals.app.standUp(cookies.get('attempt'));
		if (isRefused(stood) && stood.refused === 'sitting-started') return reply(stood);
		cookies.delete('attempt', { path: '/exam' });
		redirect(303, '/exam');
	},
	/** The seat makes room for the next candidate once everything is over. */
	leave: async ({ locals, cookies }) => {
		const stood = await locals.app.standUp(cookies.get('attempt'));
		if (isRefused(stood) && stood.refused === 'sitting-started') return reply(stood);
		cookies.delete('attempt', { path: '/exam' });
		redirect(303, '/exam');
	},
	language: async ({ request, locals, cookies }) => {
		const form = parse(Language, await formOf(request));
		if (isRefused(form)) return reply(form, 'language');
		const chosen = await locals.app.chooseLanguage(cookies.get('attempt'), form.lang);
		return isRefused(chosen) ? reply(chosen, 'language') : { done: 'language' };
	}
};
