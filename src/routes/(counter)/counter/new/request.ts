import * as v from 'valibot';
import { parseName } from '$lib/domain/people/name';
import { isRefused, type Refused } from '$lib/domain/refusal';
import type { Power } from '$lib/domain/services/counter-entry';
import { PROCEDURE_IDS, SERVICE_IDS } from '$lib/domain/services/service';
import { many, papers, parse, recordId, text } from '$lib/server/door';

const optional = (max: number) => v.optional(text(max), '');

const Request = v.object({
	service: v.picklist(SERVICE_IDS),
	procedure: v.picklist(PROCEDURE_IDS),
	kind: v.picklist(['individual', 'legal-entity']),
	...{ iin: text(20), surname: text(400), given: text(400), patronymic: optional(400) },
	...{ bin: optional(20), organisation: optional(300) },
	...{ phone: optional(40), email: optional(200), address: optional(300) },
	language: v.picklist(['kk', 'ru']),
	papers: many(recordId),
	others: v.optional(papers, ''),
	licence: optional(60),
	object: v.optional(v.union([v.literal(''), recordId]), ''),
	reference: optional(20),
	ticket: optional(10),
	reasons: v.optional(papers, ''),
	proxy: v.optional(v.literal('on')),
	...{ proxySurname: optional(400), proxyGiven: optional(400), proxyPatronymic: optional(400) },
	...{ powerNumber: optional(60), powerDate: optional(10), powerNotary: optional(200) }
});
type Form = v.InferOutput<typeof Request>;

const ANSWER = 'answer-';

/** Answers of the form of a procedure: fields named `answer-<id>`; several choices become one, comma-separated. */
const answersIn = (typed: Record<string, unknown>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(typed).flatMap(([key, value]) => {
			if (!key.startsWith(ANSWER)) return [];
			const given = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
			return [[key.slice(ANSWER.length), given.join(',')]];
		})
	);

/** A proxy by power of attorney, where the form says there is one. */
export const powerOf = (form: {
	proxy?: 'on' | undefined;
	proxySurname: string;
	proxyGiven: string;
	proxyPatronymic: string;
	powerNumber: string;
	powerDate: string;
	powerNotary: string;
}): Power | null =>
	form.proxy === 'on'
		? {
				name: {
					surname: form.proxySurname,
					given: form.proxyGiven,
					patronymic: form.proxyPatronymic
				},
				number: form.powerNumber,
				date: form.powerDate,
				notary: form.powerNotary
			}
		: null;

function applicantIn(form: Form) {
	const name = parseName(form);
	if (isRefused(name)) return name;
	const { iin, bin, organisation } = form;
	return form.kind === 'individual'
		? ({ kind: 'individual', name, iin } as const)
		: ({ kind: 'legal-entity', name, iin, bin, organisation } as const);
}

/** What was typed at the counter, as the use cases take it; with what is wrong beside missing documents. */
export function requestIn(typed: Record<string, unknown>) {
	const form = parse(Request, typed);
	if (isRefused(form)) return form;
	const applicant = applicantIn(form);
	if (isRefused(applicant)) return applicant satisfies Refused;
	const { service, procedure, phone, email, address, language, licence, reference, ticket, reasons } = form;
	return {
		brought: {
			...{ service, procedure, applicant, language, licence, reference, ticket },
			contact: { phone, email, address },
			answers: answersIn(typed),
			given: form.papers,
			others: form.others,
			address: form.object,
			power: powerOf(form)
		},
		reasons
	};
}
