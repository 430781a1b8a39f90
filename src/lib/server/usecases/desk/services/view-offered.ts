import { OFFICE_ID } from '../../../../domain/office.ts';
import { fieldsOf } from '../../../../domain/services/registry.ts';
import type {
	Channel,
	DocumentAsked,
	FieldDefinition,
	Procedure,
	ProcedureId,
	ServiceDefinition,
	ServiceId
} from '../../../../domain/services/service.ts';
import type { Trilingual } from '../../../../domain/text.ts';
import { documentsFor, isAttestation, offeredServices } from '../../cabinet/requests/offered.ts';
import type { Context } from '../../context.ts';

/** A service of this office as its forms and filters ask for it; attestation has pages of its own. */
export interface OfferedService extends Pick<ServiceDefinition, 'id' | 'name' | 'applicants' | 'payment'> {
	id: ServiceId;
	channels: readonly Channel[];
	procedures: {
		id: ProcedureId;
		name: Trilingual;
		about: Procedure['about'];
		/** What it is about may be left out. */
		aboutOptional: boolean;
		fields: readonly FieldDefinition[];
		documents: readonly DocumentAsked[];
	}[];
}

/** The services offered under the texts in force today, attestation aside. */
export const viewOffered = (ctx: Context) => async (): Promise<OfferedService[]> => {
	const state = (await ctx.store.read('office', OFFICE_ID))?.state;
	if (!state) return [];
	const services = offeredServices(state, ctx.clock.now()).filter((one) => !isAttestation(one));
	return services.map((definition) => {
		const { id, name, applicants, payment, channels } = definition;
		return {
			id,
			name,
			applicants,
			payment,
			channels,
			procedures: definition.procedures.map((procedure) => ({
				id: procedure.id,
				name: procedure.name,
				about: procedure.about,
				aboutOptional: procedure.aboutOptional ?? false,
				fields: fieldsOf(definition, procedure),
				documents: documentsFor(state, definition, procedure)
			}))
		};
	});
};
