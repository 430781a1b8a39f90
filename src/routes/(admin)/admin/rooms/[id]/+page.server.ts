import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, need, parse, settle, signedIn } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

// As it was typed: spaces at the ends are part of a password.
const Quit = v.object({ password: v.pipe(v.string(), v.maxLength(100)) });

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const room = (await locals.app.listRooms()).find(({ id }) => id === params.id);
	const { key, start, quitPassword } = need(await locals.app.safeBrowserOf(params.id, url.origin));
	const addresses = need(await locals.app.seatAddresses(signedIn(locals), params.id));
	return {
		id: params.id,
		name: room?.name ?? '',
		code: room?.code ?? '',
		safeBrowser: { key, start, quitPassword },
		addresses: addresses.map(({ seat, path }) => ({ seat, address: url.origin + path }))
	};
};

export const actions: Actions = {
	quitPassword: async ({ request, locals, params }) => {
		const form = parse(Quit, await formOf(request));
		if (isRefused(form)) return settle(form, 'quitPassword');
		return settle(
			await locals.app.setQuitPassword(signedIn(locals), params.id, form.password),
			'quitPassword'
		);
	}
};
