import { localDate } from '../../../domain/calendar/working-time.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import { definitionAt, fieldsOf, procedureIn } from '../../../domain/services/registry.ts';
import type {
	FieldDefinition,
	ProcedureId,
	ServiceDefinition,
	ServiceId
} from '../../../domain/services/service.ts';
import type { Context } from '../context.ts';

/** The services requests can be imported for: those offered, but for attestation, which runs on a pipeline of its own. */
export async function importable(ctx: Context): Promise<ServiceDefinition[]> {
	const office = (await ctx.store.read('office', OFFICE_ID))?.state;
	if (!office) return [];
	const today = localDate(ctx.clock.now(), office.office.hours);
	return office.services.offered.flatMap((id) => {
		const definition = definitionAt(id, today);
		const attests = definition?.procedures.some(({ steps }) => steps.some(({ deed }) => deed === 'attest'));
		return definition && !attests ? [definition] : [];
	});
}

/** The same for a page: names alone. */
export const importableServices = (ctx: Context) => async () => (await importable(ctx)).map(briefly);

/** A service as a page chooses it. */
export const briefly = ({ id, name, region, channels, procedures }: ServiceDefinition) => ({
	id,
	name,
	region,
	channels,
	procedures: procedures.map(({ id: procedure, name: called }) => ({ id: procedure, name: called }))
});

/** What may be answered in a table: of the service and procedure of every row, or of whichever a row names; each id once. */
export function askedIn(
	services: readonly ServiceDefinition[],
	{ service, procedure }: { service: ServiceId | null; procedure: ProcedureId | null }
): FieldDefinition[] {
	const all = services
		.filter(({ id }) => service === null || id === service)
		.flatMap((definition) => {
			const one = procedure && procedureIn(definition, procedure);
			return (one ? [one] : definition.procedures).flatMap((of) => fieldsOf(definition, of));
		});
	return all.filter(({ id }, i) => all.findIndex((one) => one.id === id) === i);
}
