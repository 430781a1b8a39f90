import * as v from 'valibot';
import { refused, type Refused } from '$lib/domain/refusal';
import type { DocumentAsked } from '$lib/domain/services/service';
import type { ServiceSetting } from '$lib/domain/services/settings';
import { many, text } from '$lib/server/door';

const Column = many(text(300));
const yes = v.pipe(
	v.optional(v.picklist(['yes', 'no']), 'no'),
	v.transform((value) => value === 'yes')
);

/** What the office sets of a service; its documents as columns of equal length, in their order. */
export const ServiceForm = v.object({
	fee: v.optional(v.pipe(text(12), v.regex(/^[\d\s]*$/)), ''),
	visitAlways: yes,
	hearing: yes,
	documentId: Column,
	documentKk: Column,
	documentRu: Column,
	documentEn: Column,
	documentRequired: many(v.picklist(['yes', 'no']))
});

type Form = v.InferOutput<typeof ServiceForm>;

/** A new document gets the first number that is free. */
function freeId(taken: ReadonlySet<string>): string {
	for (let n = 1; ; n++) if (!taken.has(`document-${n}`)) return `document-${n}`;
}

function documentsOf(form: Form): DocumentAsked[] | Refused {
	const taken = new Set(form.documentId.filter(Boolean));
	const documents: DocumentAsked[] = [];
	for (const [row, given] of form.documentId.entries()) {
		const [kk = '', ru = '', en = ''] = [form.documentKk[row], form.documentRu[row], form.documentEn[row]];
		if (!kk && !ru && !en) continue;
		if (!kk || !ru) return refused('bad-input', { field: 'documents' });
		const id = given || freeId(taken);
		taken.add(id);
		const required = form.documentRequired[row] === 'yes';
		documents.push({ id, name: { kk, ru, en: en || ru }, required });
	}
	return documents;
}

/** The setting as the form says it. Refuses 'bad-input' for a document without its name in Kazakh and Russian. */
export function settingOf(form: Form): ServiceSetting | Refused {
	const documents = documentsOf(form);
	if ('refused' in documents) return documents;
	const fee = form.fee.replace(/\s/g, '');
	const { visitAlways, hearing } = form;
	return { documents, visitAlways, hearing, ...(fee ? { fee: Number(fee) } : {}) };
}
