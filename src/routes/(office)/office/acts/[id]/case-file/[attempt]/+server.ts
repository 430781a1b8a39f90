import * as v from 'valibot';
import { jsonFile } from '$lib/domain/exam/bundle';
import { LANGS } from '$lib/domain/text';
import { formOf, need, parse, signedIn, text } from '$lib/server/door';
import type { RequestHandler } from './$types';

const Ask = v.object({ ground: text(500) });

const attachment = (bytes: Uint8Array, type: string, name: string) =>
	new Response(new Uint8Array(bytes), {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store'
		}
	});

/** The file of one candidate for an appeal: data, or with `?pdf=kk|ru` the paper. It holds keys; reading it is recorded. */
export const POST: RequestHandler = async ({ params, url, locals, request }) => {
	const { app } = locals;
	const by = signedIn(locals);
	const { ground } = need(parse(Ask, await formOf(request)));
	const lang = LANGS.find((one) => one === url.searchParams.get('pdf'));
	const name = `case-${params.attempt}`;
	if (!lang) {
		const file = need(await app.readCaseFile(by, params.id, params.attempt, ground));
		return attachment(jsonFile(file), 'application/json', `${name}.json`);
	}
	const pdf = need(await app.printCaseFile(by, params.id, params.attempt, ground, lang));
	return attachment(pdf, 'application/pdf', `${name}-${lang}.pdf`);
};
