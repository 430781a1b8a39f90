import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { formOf, parse, recordId, reply, required, signedIn, whole } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const Room = v.object({
	name: required(100),
	addressKk: required(300),
	addressRu: required(300),
	capacity: whole,
	spare: whole
});
const Change = v.object({ ...Room.entries, room: recordId });

const roomOf = ({ name, addressKk, addressRu, capacity, spare }: v.InferOutput<typeof Room>) => ({
	name,
	address: { kk: addressKk, ru: addressRu },
	capacity,
	spare
});

export const load: PageServerLoad = async ({ locals }) => ({
	rooms: await locals.app.listRooms(),
	address: (await locals.app.viewOffice())?.office.letterhead.address ?? { kk: '', ru: '' }
});

export const actions: Actions = {
	open: async ({ request, locals }) => {
		const form = parse(Room, await formOf(request));
		if (isRefused(form)) return reply(form, 'open');
		const result = await locals.app.openRoom(signedIn(locals), roomOf(form));
		return reply(isRefused(result) ? result : { done: 'open' }, 'open');
	},
	change: async ({ request, locals }) => {
		const form = parse(Change, await formOf(request));
		if (isRefused(form)) return reply(form, 'change');
		const result = await locals.app.changeRoom(signedIn(locals), form.room, roomOf(form));
		return reply(isRefused(result) ? result : { done: 'change' }, 'change');
	}
};
