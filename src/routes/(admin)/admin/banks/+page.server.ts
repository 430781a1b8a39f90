import { fail } from '@sveltejs/kit';
import * as v from 'valibot';
import type { BankProblem } from '$lib/domain/questions/problem';
import { isRefused } from '$lib/domain/refusal';
import { formOf, many, parse, reply, signedIn, text } from '$lib/server/door';
import type { Actions, PageServerLoad } from './$types';

const EditionId = v.pipe(v.string(), v.regex(/^[\w.-]{1,120}$/));
const Upload = v.object({ files: v.pipe(many(v.file()), v.minLength(1)) });
const Read = v.object({ edition: EditionId, reason: text(1000) });

export const load: PageServerLoad = async ({ locals }) => ({ editions: await locals.app.listEditions() });

const bytesOf = async (file: File) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });

const wrong = (problems: BankProblem[]) =>
	fail(400, {
		refused: 'bank-invalid' as const,
		details: { problems: problems.length },
		action: 'upload',
		problems
	});

export const actions: Actions = {
	upload: async ({ request, locals }) => {
		const form = parse(Upload, await formOf(request));
		if (isRefused(form)) return reply(form, 'upload');
		const result = await locals.app.importBank(signedIn(locals), await Promise.all(form.files.map(bytesOf)));
		if ('problems' in result) return wrong(result.problems);
		return reply(isRefused(result) ? result : { done: 'upload', imported: result }, 'upload');
	},
	read: async ({ request, locals }) => {
		const form = parse(Read, await formOf(request));
		if (isRefused(form)) return reply(form, 'read');
		const bank = await locals.app.readEdition(signedIn(locals), form.edition, form.reason);
		return reply(isRefused(bank) ? bank : { done: 'read', bank }, 'read');
	}
};
