import { redirect, type Cookies, type ServerLoadEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import type { SeatView } from '$lib/domain/exam/seat-protocol';
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

const held = (cookies: Cookies) => ({ seat: cookies.get('seat'), attempt: cookies.get('attempt') });

/** A PC that opens the start address of a seat is that seat; then, or by its cookies, it is shown how things stand. */
export const load: PageServerLoad = async (event) => {
	const { locals, cookies, setHeaders, url, isDataRequest } = event;
	setHeaders({ 'cache-control': 'no-store' });
	const address = url.searchParams.get('seat');
	const enrolled = address === null ? null : await locals.app.enrolByAddress(address, held(cookies));
	if (enrolled && !isRefused(enrolled)) {
		keep(cookies, url.protocol === 'https:', 'seat', enrolled.token, YEAR_S);
		redirect(303, '/exam');
	}
	const view = await locals.app.viewSeat(cookies.get('seat'), cookies.get('attempt'));
	if (!isDataRequest) return { view: await askBrowser(event, view), startRefused: enrolled };
	return { view, startRefused: enrolled };
};

/**
 * Asks for Safe Exam Browser where the sitting requires it. What proves it is bound to one address, so the page is sent
 * to one with a nonce, and away from it when that is done. Only whole pages carry that proof in their header.
 */
async function askBrowser(
	{ locals, cookies, url, request }: ServerLoadEvent,
	view: SeatView
): Promise<SeatView> {
	const nonce = url.searchParams.get('seb');
	if (view.stage !== 'safe-browser') return nonce === null ? view : redirect(303, '/exam');
	const hash = request.headers.get('x-safeexambrowser-configkeyhash');
	const asked = await locals.app.challengeSeat(cookies.get('seat'), { nonce, hash }, url.origin);
	if (isRefused(asked)) return view;
	if (asked.proven) redirect(303, '/exam');
	if (asked.nonce !== nonce) redirect(303, `/exam?seb=${asked.nonce}`);
	return { ...view, otherSettings: asked.otherSettings };
}

export const actions: Actions = {
	enrol: async ({ request, locals, cookies, url, getClientAddress }) => {
		const form = parse(Enrol, await formOf(request));
		if (isRefused(form)) return reply(form, 'enrol');
		const { roomCode, seat } = form;
		const enrolled = await locals.app.enrolSeat(roomCode, seat, held(cookies), getClientAddress());
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
		// The sitting opened since this page did: the seat is asked first.
		if (isRefused(seated) && seated.refused === 'safe-browser-required') redirect(303, '/exam');
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
	/** The proctor moved a running test to this seat: *this is me* opens it. */
	takeOver: async ({ locals, cookies, url }) => {
		const seated = await locals.app.takeOver(cookies.get('seat'));
		if (isRefused(seated)) return reply(seated, 'takeOver');
		keep(cookies, url.protocol === 'https:', 'attempt', seated.token, DAY_S);
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
