import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { TRUST_PLACES } from '$lib/domain/signing/authority-certificate';
import { formOf, parse, reply, settle, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

/** A certificate has a few KB; a file of many is still small. */
const FILE_BYTES = 256 * 1024;

const lines = v.pipe(
	text(10_000),
	v.transform((all) => [...new Set(all.split(/\s+/).filter(Boolean))])
);
const orNull = (max: number) =>
	v.pipe(
		text(max),
		v.transform((value) => value || null)
	);
const place = v.picklist(TRUST_PLACES);

const Terms = v.object({
	required: v.pipe(
		v.picklist(['yes', 'no']),
		v.transform((value) => value === 'yes')
	),
	bin: v.pipe(
		orNull(20),
		v.transform((bin) => bin?.replace(/\s/g, '') ?? null)
	),
	crls: lines,
	ocsp: orNull(1000),
	tsa: orNull(1000)
});
const Trust = v.object({ place, file: v.pipe(v.file(), v.maxSize(FILE_BYTES)) });
const Distrust = v.object({ place, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) });

export const load: PageServerLoad = async ({ locals }) => ({ signing: await locals.app.viewSigning() });

export const actions: Actions = {
	set: async ({ request, locals }) => {
		const terms = parse(Terms, await formOf(request));
		if (isRefused(terms)) return reply(terms, 'set');
		return settle(await locals.app.setSigning(signedIn(locals), terms), 'set');
	},
	trust: async ({ request, locals }) => {
		const form = parse(Trust, await formOf(request));
		if (isRefused(form)) return reply(form, 'trust');
		const bytes = new Uint8Array(await form.file.arrayBuffer());
		return settle(await locals.app.trustAuthorities(signedIn(locals), form.place, bytes), 'trust');
	},
	distrust: async ({ request, locals }) => {
		const form = parse(Distrust, await formOf(request));
		if (isRefused(form)) return reply(form, 'distrust');
		return settle(await locals.app.distrustAuthority(signedIn(locals), form.place, form.sha256), 'distrust');
	}
};
