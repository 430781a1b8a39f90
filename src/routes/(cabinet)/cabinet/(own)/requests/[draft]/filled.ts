import * as v from 'valibot';
import { isRefused } from '$lib/domain/refusal';
import { LANGS } from '$lib/domain/text';
import { many, parse, recordId, text } from '$lib/server/door';

const about = v.optional(v.union([v.literal(''), recordId]), '');

const Fields = v.object({
	language: v.picklist(LANGS),
	phone: v.optional(text(40), ''),
	email: v.optional(text(100), ''),
	address: v.optional(text(300), ''),
	licence: about,
	addressId: about,
	keep: many(v.pipe(v.string(), v.regex(/^[\w-]*:[0-9a-f]{64}$/)))
});

const Answer = v.union([
	v.pipe(text(4000)),
	v.pipe(
		v.array(v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/))),
		v.maxLength(200),
		v.transform((ids) => ids.join(','))
	)
]);

const Files = v.pipe(many(v.instance(File)), v.maxLength(40));

/** What stands in fields whose names begin with `prefix`, by the rest of the name. */
const under = (typed: Record<string, unknown>, prefix: string): [string, unknown][] =>
	Object.entries(typed).flatMap(([name, value]) =>
		name.startsWith(prefix) ? [[name.slice(prefix.length), value] as [string, unknown]] : []
	);

/** The form of a request: answers in `answer.<field>`, new files in `file.<document>`. Refuses 'bad-input'. */
export async function filledIn(typed: Record<string, unknown>) {
	const form = parse(Fields, typed);
	if (isRefused(form)) return form;
	const answers: Record<string, string> = {};
	for (const [field, value] of under(typed, 'answer.')) {
		const answer = parse(Answer, value);
		if (isRefused(answer)) return { ...answer, details: { field } };
		answers[field] = answer;
	}
	const files: { document: string; file: { name: string; bytes: Uint8Array } }[] = [];
	for (const [document, value] of under(typed, 'file.')) {
		const given = parse(Files, value);
		if (isRefused(given)) return given;
		for (const file of given) {
			const bytes = new Uint8Array(await file.arrayBuffer());
			files.push({ document, file: { name: file.name.normalize(), bytes } });
		}
	}
	const { language, phone, email, address, licence, addressId, keep } = form;
	return {
		language,
		answers,
		contact: { phone, email, address },
		about: { ...(licence ? { licence } : {}), ...(addressId ? { address: addressId } : {}) },
		files,
		keep
	};
}
