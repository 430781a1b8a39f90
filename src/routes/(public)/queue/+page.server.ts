import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, reply, required } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Booking = v.object({ date: required(10), time: required(5) });
const Cancelling = v.object({ date: required(10), ticket: required(10), secret: required(20) });

export const load: PageServerLoad = ({ locals, url }) => locals.app.viewBooking(url.searchParams.get('date'));

export const actions: Actions = {
	book: async ({ request, locals, getClientAddress }) => {
		const form = parse(Booking, await formOf(request));
		if (isRefused(form)) return reply(form, 'book');
		const booking = await locals.app.bookSlot(getClientAddress(), form.date, form.time);
		return isRefused(booking) ? reply(booking, 'book') : { booking };
	},
	cancel: async ({ request, locals, getClientAddress }) => {
		const form = parse(Cancelling, await formOf(request));
		if (isRefused(form)) return reply(form, 'cancel');
		const done = await locals.app.cancelBooking(getClientAddress(), form);
		return isRefused(done) ? reply(done, 'cancel') : { cancelled: done.cancelled };
	}
};
