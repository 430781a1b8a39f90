import * as v from 'valibot';
import { parseName } from '$lib/domain/people/name';
import { formOf, need, parse, required, signedIn, text } from '$lib/server/door';
import type { RequestHandler } from './$types';

const lines = v.pipe(
	required(4000),
	v.transform((typed) => typed.split('\n').map((line) => line.trim())),
	v.transform((typed) => typed.filter(Boolean)),
	v.maxLength(50)
);

const NotTaken = v.object({
	surname: text(400),
	given: text(400),
	patronymic: v.optional(text(400), ''),
	speciality: required(100),
	missing: lines,
	lang: v.picklist(['kk', 'ru'])
});

/** The receipt of refusal as PDF. By POST: names do not belong into addresses. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const form = need(parse(NotTaken, await formOf(request)));
	const { speciality, missing, lang } = form;
	const asked = { name: need(parseName(form)), speciality, missing };
	const { bytes, content } = need(await locals.app.printRefusalReceipt(signedIn(locals), asked, lang));
	return new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `inline; filename="${content.type}-${lang}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
};
