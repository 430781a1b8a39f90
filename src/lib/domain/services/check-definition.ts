import type { Limit } from '../calendar/working-time.ts';
import { ROLES } from '../people/roles.ts';
import type { Bilingual } from '../text.ts';
import { REFUSAL_KINDS } from './refusal-kinds.ts';
import { checkReach } from './check-reach.ts';
import type { Procedure, ServiceDefinition, StepDefinition } from './service.ts';
import { CHANNELS, DEEDS, PROCEDURE_IDS, SERVICE_IDS, keyOf } from './service.ts';

/** A definition is data that an office may replace, so what a type says of it is looked at again when it is loaded. */

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const BILINGUAL = ['kk', 'ru'] as const;
const TRILINGUAL = ['kk', 'ru', 'en'] as const;

type Problems = string[];

const unknown = (what: string, known: readonly string[], found: readonly string[]): Problems =>
	found.filter((one) => !known.includes(one)).map((one) => `unknown ${what} "${one}"`);

const twice = (what: string, ids: readonly string[]): Problems =>
	ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${what} "${id}" stands twice`);

/** A text that lacks a language, named by where it stands. */
function checkText(
	where: string,
	text: Partial<Record<string, string>> | undefined,
	langs: readonly string[]
): Problems {
	return langs.filter((lang) => !text?.[lang]?.trim()).map((lang) => `${where} has no text in ${lang}`);
}

const whole = (value: number): boolean => Number.isSafeInteger(value) && value > 0;

const UNITS = ['minutes', 'hours', 'working-days', 'days'];

function checkLimit(where: string, limit: Limit): Problems {
	if (limit === null || limit.unit === 'same-day') return [];
	if (!UNITS.includes(limit.unit)) return [`${where} has a limit in "${String(limit.unit)}"`];
	if (!whole(limit.value))
		return [`${where} has a limit of ${limit.value}: it has to be a whole number from 1`];
	if (limit.min === undefined || (whole(limit.min) && limit.min <= limit.value)) return [];
	return [`${where} has a limit from ${limit.min} to ${limit.value}`];
}

/** What may be refused, and which of it goes on to be signed. */
function checkRefusals({ refuses = [], refusalIsSigned }: StepDefinition): Problems {
	const signed = Array.isArray(refusalIsSigned) ? (refusalIsSigned as readonly string[]) : [];
	return [
		...unknown('refusal', Object.keys(REFUSAL_KINDS), refuses),
		...unknown('signed refusal', refuses, signed),
		...(refusalIsSigned && !refuses.length ? ['has refusals signed and says none'] : [])
	];
}

function checkStep(step: StepDefinition): Problems {
	const { n, actor, deed, task, limit, returnsTo, what, variants = [] } = step;
	const roles = [actor, ...variants.flatMap((one) => one.actor ?? [])];
	const channels = [...(step.concerns?.channels ?? []), ...variants.flatMap(({ channel }) => channel ?? [])];
	const problems = [
		...unknown('role', ROLES, roles),
		...unknown('deed', DEEDS, [deed]),
		...unknown('channel', CHANNELS, channels),
		...checkRefusals(step),
		...(returnsTo !== undefined && (returnsTo >= n || returnsTo < 1)
			? [`is sent back to step ${returnsTo}, which is no earlier one`]
			: []),
		...((deed === 'attest') === (task !== undefined) ? [] : ['has a deed and a task that do not go together'])
	];
	return [
		...problems.map((problem) => `step ${n} ${problem.startsWith('unknown') ? 'names an ' : ''}${problem}`),
		...checkLimit(`step ${n}`, limit),
		...variants.flatMap((one) => checkLimit(`step ${n}`, one.limit ?? null)),
		...checkText(`step ${n}`, what, TRILINGUAL)
	];
}

/** Whether it can come to something: results, and a step that signs them by whatever channel. */
function checkEnd({ steps, results }: Procedure, channels: readonly string[]): Problems {
	if (!results.length) return ['comes to no result'];
	if (steps.some(({ deed }) => deed === 'attest')) return [];
	const by = (deed: string, channel: string): boolean =>
		steps.some(
			(step) =>
				step.deed === deed &&
				(step.concerns?.channels as readonly string[] | undefined)?.includes(channel) !== false
		);
	return channels.flatMap((channel) => [
		...(by('register', channel) ? [] : [`has no step that registers a request by "${channel}"`]),
		...(by('sign', channel) ? [] : [`has no step that signs the result by "${channel}"`])
	]);
}

/** A result that waits for an answer nobody can give is never reached, and an answer without a result leads nowhere. */
function checkResults({ results }: Procedure, asked: ServiceDefinition['fields']): Problems {
	const conditional = results.flatMap(({ id, when }) => (when ? [{ id, ...when }] : []));
	const options = (field: string) =>
		asked.filter(({ id }) => id === field).flatMap(({ options: all = [] }) => all.map(({ id }) => id));
	return [
		...conditional.flatMap(({ id, field, is }) =>
			unknown(`answer to "${field}" for result "${id}":`, options(field), is)
		),
		...(conditional.length < results.length ? [] : conditional.slice(0, 1)).flatMap(({ field }) => {
			const met = conditional.flatMap(({ is }) => is);
			const leftOut = options(field).filter((one) => !met.includes(one));
			return leftOut.map((one) => `answer "${one}" to "${field}" leads to no result`);
		})
	];
}

function checkProcedure(procedure: Procedure, { channels, fields: ofService }: ServiceDefinition): Problems {
	const { steps, results, fields = [], documents = [] } = procedure;
	const numbered = steps.every(({ n }, at) => n === at + 1);
	return [
		...unknown('procedure', PROCEDURE_IDS, [procedure.id]),
		...checkText('its name', procedure.name, TRILINGUAL),
		...checkLimit('the whole', procedure.limit),
		...(numbered && steps.length ? [] : ['its steps are not numbered 1, 2, 3…']),
		...twice(
			'result',
			results.map(({ id }) => id)
		),
		...results.flatMap((one) => checkText(`result "${one.id}"`, one.name, TRILINGUAL)),
		...checkResults(procedure, [...ofService, ...fields]),
		...checkDocuments(documents),
		...checkFields(fields),
		...steps.flatMap(checkStep),
		...checkReach(steps, channels),
		...checkEnd(procedure, channels)
	];
}

function checkFields(fields: ServiceDefinition['fields']): Problems {
	return fields.flatMap(({ id, name, kind, options = [] }) => [
		...checkText(`field "${id}"`, name, TRILINGUAL),
		...(kind.startsWith('choice') && !options.length ? [`field "${id}" has nothing to choose from`] : []),
		...twice(
			`field "${id}": option`,
			options.map((one) => one.id)
		),
		...options.flatMap((one) => checkText(`option "${one.id}" of field "${id}"`, one.name, TRILINGUAL))
	]);
}

const checkDocuments = (documents: ServiceDefinition['documents']): Problems =>
	documents.flatMap((one) => checkText(`document "${one.id}"`, one.name, TRILINGUAL));

function checkWords({
	name,
	region,
	provider,
	source,
	activity,
	flowWords = {}
}: ServiceDefinition): Problems {
	const both: [string, Bilingual | undefined][] = [
		['the name of the provider', provider.name],
		['the address of the provider', provider.address],
		['the city of the provider', provider.city],
		['the title of the source', source.title],
		...(activity ? [['the activity', activity] as [string, Bilingual]] : [])
	];
	return [
		...checkText('its name', name, TRILINGUAL),
		...checkText('its region', region, TRILINGUAL),
		...both.flatMap(([where, text]) => checkText(where, text, BILINGUAL)),
		...Object.entries(flowWords).flatMap(([key, text]) => checkText(`point ${key}`, text, TRILINGUAL))
	];
}

const inForce = ({ from, to }: ServiceDefinition['source']): boolean =>
	DATE.test(from) && (to === null || (DATE.test(to) && to > from));

/** What is wrong with a definition, in words; empty when nothing is. */
export function checkDefinition(definition: ServiceDefinition): string[] {
	const { id, source, channels, applicants, documents, fields, procedures } = definition;
	return [
		...unknown('service', SERVICE_IDS, [id]),
		...checkWords(definition),
		...(inForce(source) ? [] : [`its text is in force from "${source.from}" to "${source.to}"`]),
		...unknown('channel', CHANNELS, channels),
		...(channels.length ? [] : ['it has no channel']),
		...(applicants.length ? [] : ['nobody may apply']),
		...(procedures.length ? [] : ['it has no procedure']),
		...twice(
			'procedure',
			procedures.map((one) => one.id)
		),
		...checkFields(fields),
		...checkDocuments(documents),
		...procedures.flatMap((one) =>
			checkProcedure(one, definition).map((problem) => `procedure "${one.id}": ${problem}`)
		)
	];
}

/** Definitions that may be run by their key. Throws one sentence naming everything wrong with the first that is. */
export function loadDefinitions(
	definitions: readonly ServiceDefinition[]
): ReadonlyMap<string, ServiceDefinition> {
	const byKey = new Map<string, ServiceDefinition>();
	for (const definition of definitions) {
		const key = keyOf(definition);
		const problems = [...checkDefinition(definition), ...(byKey.has(key) ? ['it stands there twice'] : [])];
		if (problems.length) throw new Error(`The definition ${key} cannot be used: ${problems.join('; ')}.`);
		byKey.set(key, definition);
	}
	return byKey;
}
