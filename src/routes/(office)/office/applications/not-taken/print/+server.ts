import * as v from 'valibot';
import { parseName } from '$lib/domain/people/name';
import { formOf, need, papers, parse, pdfResponse, required, signedIn, text } from '$lib/server/door';
import type { RequestHandler } from './$types';

const NotTaken = v.object({
	surname: text(400),
	given: text(400),
	patronymic: v.optional(text(400), ''),
	speciality: required(100),
	missing: v.pipe(papers, v.minLength(1)),
	lang: v.picklist(['kk', 'ru'])
});

/** The receipt of refusal as PDF. By POST: names do not belong into addresses. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const form = need(parse(NotTaken, await formOf(request)));
	const { speciality, missing, lang } = form;
	const asked = { name: need(parseName(form)), speciality, missing };
	const { bytes, content } = need(await locals.app.printRefusalReceipt(signedIn(locals), asked, lang));
	return pdfResponse(bytes, `${content.type}-${lang}.pdf`);
};
