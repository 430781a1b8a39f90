import { at, localDate } from '../../../domain/calendar/working-time.ts';
import type { OfficeHours } from '../../../domain/calendar/working-time.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import { parseName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Applicant } from '../../../domain/services/applicant.ts';
import { plain } from '../../../domain/services/import-columns.ts';
import {
	isPersonalNumber,
	type ImportMapping,
	type ImportTarget
} from '../../../domain/services/request-import.ts';
import { fieldsOf } from '../../../domain/services/registry.ts';
import type { FieldDefinition, Procedure, ServiceDefinition } from '../../../domain/services/service.ts';
import type { Lang } from '../../../domain/text.ts';
import type { NewRequest } from '../cases/receive-request.ts';

/** What one row says, by what its columns hold. */
export type Cells = (target: ImportTarget) => string;

/** What a row asks for; licence and address still by their numbers. */
export interface RowRequest {
	request: NewRequest;
	licence: string;
	addressCode: string;
}

interface Asked {
	definition: ServiceDefinition;
	procedure: Procedure;
}

interface Named {
	id: string;
	name: { kk: string; ru: string; en: string };
}

const isCalled = ({ id, name }: Named, text: string): boolean =>
	[id, name.kk, name.ru, name.en].some((one) => plain(one) === plain(text));

/** Service and procedure of a row: those it names, else those of every row; the only procedure need not be named. */
function askedFor(
	cells: Cells,
	mapping: ImportMapping,
	services: readonly ServiceDefinition[]
): Asked | Refused {
	const [service, procedure] = [cells('service'), cells('procedure')];
	const definition = services.find((one) => (service ? isCalled(one, service) : one.id === mapping.service));
	if (!definition) return refused('service-unknown');
	const { procedures } = definition;
	const found = procedure
		? procedures.find((one) => isCalled(one, procedure))
		: (procedures.find(({ id }) => id === mapping.procedure) ??
			(procedures.length === 1 ? procedures[0] : undefined));
	return found ? { definition, procedure: found } : refused('service-unknown');
}

/** Zeros at the beginning are lost where a spreadsheet took a number for a number. */
function numberIn(text: string): string {
	const digits = text.replace(/[\s'’-]/g, '');
	return /^\d{9,11}$/.test(digits) ? digits.padStart(12, '0') : digits;
}

/** Whether what a request is called is the number of somebody; of its own applicant also where zeros were lost. */
function isCalledBySomebody(cells: Cells, key: string): boolean {
	const own = [cells('iin'), cells('bin')].filter(Boolean).map(numberIn);
	return isPersonalNumber(key) || own.includes(numberIn(key));
}

function nameIn(cells: Cells): PersonName | Refused {
	const [surname = '', given = '', ...rest] = cells('fullName').split(/\s+/);
	const whole = cells('surname')
		? { surname: cells('surname'), given: cells('given'), patronymic: cells('patronymic') }
		: { surname, given, patronymic: rest.join(' ') };
	return parseName(whole);
}

function applicantIn(cells: Cells): Applicant | Refused {
	const [iin, bin] = [numberIn(cells('iin')), numberIn(cells('bin'))];
	const name = nameIn(cells);
	if (!bin) return isRefused(name) ? name : { kind: 'individual', name, iin };
	const organisation = cells('organisation') || cells('fullName');
	// Who represents an organisation need not stand in the table of another system.
	const representative = isRefused(name) || !cells('organisation') ? { surname: '—', given: '' } : name;
	return { kind: 'legal-entity', organisation, bin, name: representative, iin };
}

const MOMENT =
	/^(?:(\d{4})-(\d{2})-(\d{2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))(?:[T ]+(\d{1,2}:\d{2})(?::\d{2})?)?$/;

/** Epoch ms; a day without its time counts from the opening of the office. */
function momentIn(text: string, hours: OfficeHours): number | null {
	const found = MOMENT.exec(text);
	if (!found) return null;
	const [, y = found[6], m = found[5], d = found[4], time = hours.open] = [
		found[0],
		found[1],
		found[2],
		found[3],
		found[7]
	];
	const date = `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`;
	const moment = at(date, time.padStart(5, '0'), hours);
	return !Number.isNaN(moment) && localDate(moment, hours) === date ? moment : null;
}

function answerIn({ kind, options = [] }: FieldDefinition, text: string, hours: OfficeHours): string | null {
	const idOf = (one: string) => options.find((option) => isCalled(option, one))?.id;
	if (kind === 'choice') return idOf(text) ?? null;
	if (kind === 'choices') {
		const ids = text.split(/[;,\n]/).map((one) => idOf(one));
		return ids.includes(undefined) ? null : [...new Set(ids)].join(',');
	}
	if (kind !== 'date') return text;
	const moment = momentIn(text, hours);
	return moment === null ? null : localDate(moment, hours);
}

const called = ({ name }: FieldDefinition) => ({ name: `${name.kk} / ${name.ru}` });

function answersIn(cells: Cells, asked: Asked, hours: OfficeHours): Record<string, string> | Refused {
	const answers: Record<string, string> = {};
	for (const field of fieldsOf(asked.definition, asked.procedure)) {
		const text = cells(`answer:${field.id}`);
		if (!text && field.required) return refused('answer-missing', called(field));
		if (!text) continue;
		const answer = answerIn(field, text, hours);
		if (answer === null) return refused('answer-wrong', called(field));
		answers[field.id] = answer;
	}
	return answers;
}

const RUSSIAN = /^(ru|рус|орыс)/;
const languageIn = (text: string): Lang => (RUSSIAN.test(plain(text)) ? 'ru' : 'kk');

/**
 * What a row of another system's table asks for. Refuses 'import-key-missing', 'import-key-personal', 'service-unknown',
 * 'name-…', 'date-unreadable', 'answer-missing' and 'answer-wrong'; numbers and the rest are looked at when it is received.
 */
export function requestOfRow(
	cells: Cells,
	mapping: ImportMapping,
	services: readonly ServiceDefinition[],
	{ now, hours, journal }: { now: number; hours: OfficeHours; journal: string | null }
): RowRequest | Refused {
	const key = cells('key');
	if (!key) return refused('import-key-missing');
	if (isCalledBySomebody(cells, key)) return refused('import-key-personal');
	const asked = askedFor(cells, mapping, services);
	if (isRefused(asked)) return asked;
	const applicant = applicantIn(cells);
	if (isRefused(applicant)) return applicant;
	const receivedAt = cells('receivedAt') ? momentIn(cells('receivedAt'), hours) : now;
	if (receivedAt === null || receivedAt > now) return refused('date-unreadable');
	const answers = answersIn(cells, asked, hours);
	if (isRefused(answers)) return answers;
	const request: NewRequest = {
		service: asked.definition.id,
		procedure: asked.procedure.id,
		channel: mapping.channel,
		applicant,
		contact: { phone: cells('phone'), email: cells('email'), address: cells('address') },
		language: languageIn(cells('language')),
		answers,
		...{ files: [], fileNames: [], papers: [], about: {}, payment: null, journal, flow: [] },
		imported: { source: mapping.source, key },
		receivedAt
	};
	return { request, licence: cells('licence'), addressCode: cells('addressCode') };
}
