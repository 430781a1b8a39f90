import type { Common, Letterhead, Signature } from '../../../domain/attestation/documents.ts';
import type { Role } from '../../../domain/people/roles.ts';
import { TITLES } from '../../../domain/people/titles.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import type { ServiceCaseConfidential, ServiceCaseState } from '../../../domain/services/case-facts.ts';
import { definitionOf, fieldsOf, optionNames, procedureOf } from '../../../domain/services/registry.ts';
import type { FieldDefinition, Procedure, ServiceDefinition } from '../../../domain/services/service.ts';
import type { RequestForm } from '../../../domain/services/service-documents.ts';
import type { Bilingual, Trilingual } from '../../../domain/text.ts';
import type { Work } from '../work.ts';

/** A case with the definition it runs under, and what stands beside its chain. */
export interface ServiceCase {
	id: string;
	state: ServiceCaseState;
	confidential: ServiceCaseConfidential;
	definition: ServiceDefinition;
	procedure: Procedure;
}

/** A case that is still held; refuses 'not-found', and an erased one the same. */
export async function caseOf(work: Work, id: string): Promise<ServiceCase | Refused> {
	const record = await work.read('service-case', id);
	if (isRefused(record)) return record;
	const { state, confidential } = record;
	if (!confidential) return { refused: 'erased' };
	return {
		id,
		state,
		confidential,
		definition: definitionOf(state.definition),
		procedure: procedureOf(state)
	};
}

/** What documents print of a text of the screens. */
export const bilingual = ({ kk, ru }: Trilingual): Bilingual => ({ kk, ru });

/** `2026-11-24` as documents and screens write it. */
const dated = (answer: string): string => answer.split('-').reverse().join('.');

/** An answer in words. */
function wordsOf(definition: ServiceDefinition, field: FieldDefinition, answer: string): Trilingual {
	if (field.kind === 'choice' || field.kind === 'choices') {
		const names = optionNames(definition, field.id, answer.split(','));
		const joined = (lang: keyof Trilingual) => names.map((name) => name[lang]).join('; ');
		return { kk: joined('kk'), ru: joined('ru'), en: joined('en') };
	}
	const text = field.kind === 'date' ? dated(answer) : answer;
	return { kk: text, ru: text, en: text };
}

/** The answers of a form in its order, in words. */
export const answersOf = (
	{ definition, procedure }: Pick<ServiceCase, 'definition' | 'procedure'>,
	given: Readonly<Record<string, string>>
): { id: string; name: Trilingual; value: Trilingual }[] =>
	fieldsOf(definition, procedure).flatMap((field) => {
		const answer = given[field.id];
		return answer ? [{ id: field.id, name: field.name, value: wordsOf(definition, field, answer) }] : [];
	});

/** What every document of a case says of it. */
export type OfCase = Omit<RequestForm, keyof Common | 'type' | 'language' | 'attached' | 'consent'>;

/** What every document of a case says of it. */
export function ofCase(one: ServiceCase): OfCase {
	const { state, confidential, definition, procedure } = one;
	return {
		service: bilingual(definition.name),
		procedure: bilingual(procedure.name),
		procedureId: procedure.id,
		regulation: definition.source.title,
		applicant: confidential.applicant,
		incoming: { number: state.incoming, date: state.receivedAt },
		answers: answersOf(one, confidential.answers).map(({ name, value }) => ({
			name: bilingual(name),
			value: bilingual(value)
		}))
	};
}

/** The provider's own head of a letter: a service may be of another body than the office that keeps the register. */
export async function letterheadOf(work: Work, { provider }: ServiceDefinition): Promise<Letterhead> {
	const { office } = await work.office();
	const { name, address, city, phone, hours } = provider;
	const { utcOffsetMinutes } = hours ?? office.hours;
	// Where a text names no address the city says where it is, once.
	const known = address.kk === city.kk ? { kk: '', ru: '' } : address;
	return { ...office.letterhead, name, address: known, city, phone, utcOffsetMinutes };
}

/** The recorded decision of the person who acts, as this provider calls his position. */
export async function signatureIn(
	work: Work,
	{ definition: { provider } }: Pick<ServiceCase, 'definition'>,
	roles: readonly Role[]
): Promise<Signature> {
	const signature = await work.signature(roles);
	const position = signature.position.kk === TITLES.specialist.kk ? provider.executor : undefined;
	return position ? { ...signature, position } : signature;
}
