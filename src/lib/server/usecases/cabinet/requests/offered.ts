import { localDate } from '../../../../domain/calendar/working-time.ts';
import type { OfficeState } from '../../../../domain/office.ts';
import { refused, type Refused } from '../../../../domain/refusal.ts';
import type { Applicant } from '../../../../domain/services/applicant.ts';
import { definitionAt, procedureIn } from '../../../../domain/services/registry.ts';
import {
	SERVICE_IDS,
	type DocumentAsked,
	type Procedure,
	type ProcedureId,
	type ServiceDefinition,
	type ServiceId
} from '../../../../domain/services/service.ts';

/** A procedure of a service as it is asked for in the cabinet. */
export interface Asked {
	definition: ServiceDefinition;
	procedure: Procedure;
}

export const isAttestation = ({ procedures }: Pick<ServiceDefinition, 'procedures'>): boolean =>
	procedures.some(({ steps }) => steps.some(({ deed }) => deed === 'attest'));

/** The services of this installation under the texts in force on a day. */
export function offeredServices({ office, services }: OfficeState, now: number): ServiceDefinition[] {
	const today = localDate(now, office.hours);
	return SERVICE_IDS.filter((id) => services.offered.includes(id)).flatMap(
		(id) => definitionAt(id, today) ?? []
	);
}

/**
 * Whether an applicant may ask for a procedure by the portal. Refuses 'service-not-offered', 'channel-not-open',
 * 'applicant-not-admitted'; and 'identity-unconfirmed' where the regulation registers with a certificate (attestation and
 * the licences of Almaty): elsewhere IIN or BIN and a password are enough to begin.
 */
export function askable(
	state: OfficeState,
	now: number,
	wanted: { service: ServiceId; procedure: ProcedureId },
	by: { kind: Applicant['kind']; confirmed: boolean }
): Asked | Refused {
	const definition = offeredServices(state, now).find(({ id }) => id === wanted.service);
	const procedure = definition && procedureIn(definition, wanted.procedure);
	if (!definition || !procedure || isAttestation(definition)) return refused('service-not-offered');
	if (!definition.channels.includes('portal')) return refused('channel-not-open');
	if (!definition.applicants.includes(by.kind)) return refused('applicant-not-admitted');
	if (definition.flow !== 'common' && !by.confirmed) return refused('identity-unconfirmed');
	return { definition, procedure };
}

/**
 * The documents an applicant brings: those of the procedure where it has its own, else the general list of the service,
 * as the office has set it or as the definition has it.
 */
export const documentsFor = (
	{ services }: Pick<OfficeState, 'services'>,
	{ id, documents }: ServiceDefinition,
	procedure: Pick<Procedure, 'documents'>
): readonly DocumentAsked[] => procedure.documents ?? services.byService[id]?.documents ?? documents;

/** What is to be paid, whole tenge; null where the service is free. Refuses 'fee-not-set'. */
export function feeOf(
	{ services }: Pick<OfficeState, 'services'>,
	{ id, payment }: ServiceDefinition
): number | null | Refused {
	if (payment === 'free') return null;
	return services.byService[id]?.fee ?? refused('fee-not-set');
}
