import type { Trilingual } from '../text.ts';
import type {
	DefinitionKey,
	FieldDefinition,
	Procedure,
	ProcedureId,
	ResultDefinition,
	ServiceDefinition,
	ServiceId
} from './service.ts';
import { loadDefinitions } from './check-definition.ts';
import { DEFINITIONS } from './definitions/index.ts';

/** Looked at once, when they are loaded: a definition that cannot be run stops the start, not a case. */
const BY_KEY = loadDefinitions(DEFINITIONS);

/** The definition a case began with: it runs to its end under it, whatever came into force since. */
export function definitionOf(key: DefinitionKey): ServiceDefinition {
	const found = BY_KEY.get(key);
	if (!found) throw new Error(`No definition ${key}.`);
	return found;
}

const LAST_DATE = '9999-12-31';

/** The newest definition of a service whose text was in force on a date (YYYY-MM-DD) or before; undefined before the first. */
export function definitionAt(id: ServiceId, date: string): ServiceDefinition | undefined {
	return DEFINITIONS.filter((one) => one.id === id && one.source.from <= date)
		.sort((a, b) => (a.source.from < b.source.from ? -1 : 1))
		.at(-1);
}

/** How a service is called and what its form asks, by the newest of its definitions. */
export function newestDefinition(id: ServiceId): ServiceDefinition {
	const found = definitionAt(id, LAST_DATE);
	if (!found) throw new Error(`No definition of ${id}.`);
	return found;
}

/** Undefined where the service has no such procedure. */
export const procedureIn = (definition: ServiceDefinition, id: ProcedureId): Procedure | undefined =>
	definition.procedures.find((one) => one.id === id);

/** The procedure a case follows. */
export function procedureOf(state: { definition: DefinitionKey; procedure: ProcedureId }): Procedure {
	const procedure = procedureIn(definitionOf(state.definition), state.procedure);
	if (!procedure) throw new Error(`No procedure ${state.procedure} in ${state.definition}.`);
	return procedure;
}

/** What the form of a procedure asks: the questions of the service, then those of the procedure. */
export const fieldsOf = (definition: ServiceDefinition, procedure: Procedure): readonly FieldDefinition[] => [
	...definition.fields,
	...(procedure.fields ?? [])
];

/** The results a procedure may come to for what was asked for. */
export const resultsFor = (
	{ results }: Procedure,
	answers: Readonly<Record<string, string>>
): readonly ResultDefinition[] =>
	results.filter(({ when }) => !when || when.is.includes(answers[when.field] ?? ''));

/** Names of chosen options of a field, in the order they were chosen; what the definition does not know keeps its id. */
export function optionNames(
	definition: ServiceDefinition,
	field: string,
	ids: readonly string[]
): Trilingual[] {
	const fields = [...definition.fields, ...definition.procedures.flatMap((one) => one.fields ?? [])];
	const options = fields.filter(({ id }) => id === field).flatMap((one) => one.options ?? []);
	return ids.map((id) => options.find((one) => one.id === id)?.name ?? { kk: id, ru: id, en: id });
}
