import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { isRefused, refused, type Refused } from '$lib/domain/refusal';
import { ADDRESS_OBJECTS } from '$lib/domain/services/address';
import { formOf, parse, reply, required, signedIn, text } from '$lib/server/door';
import type { Actions } from './$types';

/** A registration code is printed as sixteen digits; blanks between them are how people copy it. */
const Code = v.pipe(
	text(40),
	v.transform((typed) => typed.replace(/\s/g, '')),
	v.regex(/^(\d{16})?$/)
);

const Entered = v.object({
	object: v.picklist(ADDRESS_OBJECTS),
	cadastral: v.pipe(
		text(40),
		v.transform((typed) => typed.replace(/\s/g, '')),
		v.regex(/^[\d:-]*$/)
	),
	ground: required(500),
	kk: text(300),
	ru: text(300),
	code: Code
});

/** The address an object has: all of it, or nothing. */
function addressOf({ kk, ru, code }: v.InferOutput<typeof Entered>) {
	if (!kk && !ru && !code) return null;
	const missing = Object.entries({ kk, ru, code }).find(([, value]) => !value);
	return missing ? (refused('bad-input', { field: missing[0] }) satisfies Refused) : { kk, ru, code };
}

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const typed = await formOf(request);
		const form = parse(Entered, typed);
		if (isRefused(form)) return reply(form, 'enter', typed);
		const address = addressOf(form);
		if (isRefused(address)) return reply(address, 'enter', typed);
		const { object, cadastral, ground } = form;
		const entered = { object, cadastral: cadastral || null, ground, address };
		const done = await locals.app.enterAddress(signedIn(locals), entered);
		if (isRefused(done)) return reply(done, 'enter', typed);
		redirect(303, `/office/addresses/${done.id}?entered`);
	}
};
