import { BLANK_OFFICE, OFFICE_ID, type OfficeState } from '../../../../domain/office.ts';
import { isRefused, refused, type RefusalCode, type Refused } from '../../../../domain/refusal.ts';
import type {
	DocumentAsked,
	Procedure,
	ServiceDefinition,
	ServiceId
} from '../../../../domain/services/service.ts';
import type { Trilingual } from '../../../../domain/text.ts';
import type { Context } from '../../context.ts';
import type { Applicant as Visitor } from '../session.ts';
import { applicantNow } from './applicant-now.ts';
import { askable, documentsFor, feeOf, isAttestation, offeredServices } from './offered.ts';

type Told = Pick<
	ServiceDefinition,
	'id' | 'name' | 'region' | 'provider' | 'applicants' | 'channels' | 'payment' | 'flow'
>;

/** A service as an applicant chooses it. */
export interface OfferedService extends Told {
	/** It has a form of its own. */
	attestation: boolean;
	/** Whole tenge; null where it is free, or nothing is set. */
	fee: number | null;
	procedures: Pick<Procedure, 'id' | 'name' | 'limit' | 'about' | 'aboutOptional'>[];
	/** Why this applicant cannot ask for it here; null: he can. */
	no: RefusalCode | null;
}

type Whom = { kind: 'individual' | 'legal-entity'; confirmed: boolean };

/** Attestation asks for the same, and is for individuals whom a certificate has named. */
function obstacle(state: OfficeState, now: number, one: ServiceDefinition, by: Whom): RefusalCode | null {
	const [procedure] = one.procedures;
	if (isAttestation(one)) {
		if (!one.applicants.includes(by.kind)) return 'applicant-not-admitted';
		return by.confirmed ? null : 'identity-unconfirmed';
	}
	if (!procedure) return 'service-not-offered';
	const asked = askable(state, now, { service: one.id, procedure: procedure.id }, by);
	return isRefused(asked) ? asked.refused : null;
}

function offeredAs(state: OfficeState, now: number, one: ServiceDefinition, by: Whom): OfferedService {
	const { id, name, region, provider, applicants, channels, payment, flow } = one;
	const fee = feeOf(state, one);
	return {
		...{ id, name, region, provider, applicants, channels, payment, flow },
		attestation: isAttestation(one),
		fee: isRefused(fee) ? null : fee,
		procedures: one.procedures.map((each) => {
			const { id: key, name: title, limit, about, aboutOptional } = each;
			return { id: key, name: title, limit, about, ...(aboutOptional ? { aboutOptional } : {}) };
		}),
		no: obstacle(state, now, one, by)
	};
}

const officeState = async ({ store }: Context): Promise<OfficeState> =>
	(await store.read('office', OFFICE_ID))?.state ?? BLANK_OFFICE;

async function whom(ctx: Context, visitor: Visitor): Promise<Whom> {
	const applicant = await applicantNow(ctx, visitor);
	return { kind: isRefused(applicant) ? 'individual' : applicant.kind, confirmed: visitor.confirmed };
}

/** Every service of this installation, and whether this applicant may ask for it. */
export const viewServices =
	(ctx: Context) =>
	async (visitor: Visitor): Promise<OfferedService[]> => {
		const state = await officeState(ctx);
		const by = await whom(ctx, visitor);
		const now = ctx.clock.now();
		return offeredServices(state, now).map((one) => offeredAs(state, now, one, by));
	};

/** A licence of the applicant's own that is in force: what a duplicate or a reissue starts from. */
export interface OwnLicence {
	id: string;
	number: string;
	issuedAt: number;
}

/** The licences of an applicant that are in force, of one service, newest first. */
export async function ownLicences(
	{ store }: Context,
	person: string,
	service: ServiceId
): Promise<OwnLicence[]> {
	const where = { person, service, status: 'in-force' };
	const { items } = await store.list('licence', { where, sort: '-issuedAt', limit: 100 });
	return items.map(({ id, summary }) => ({
		id,
		number: String(summary.number),
		issuedAt: Number(summary.issuedAt)
	}));
}

/** What is brought, and for which procedures. */
interface ToBring {
	procedures: Trilingual[];
	documents: readonly DocumentAsked[];
}

/** The general list with the procedures it is for, then each procedure that has a list of its own. */
function broughtFor(state: OfficeState, definition: ServiceDefinition): ToBring[] {
	const general = definition.procedures.filter(({ documents }) => !documents);
	const own = definition.procedures.filter(({ documents }) => documents);
	return [general, ...own.map((one) => [one])].flatMap((all) => {
		const [first] = all;
		if (!first) return [];
		const procedures = all.map(({ name }) => name);
		return [{ procedures, documents: documentsFor(state, definition, first) }];
	});
}

/** One service: what is to be brought, and which of one's own licences a procedure may be about. */
export const viewService =
	(ctx: Context) =>
	async (
		visitor: Visitor,
		id: string
	): Promise<
		| (OfferedService & {
				brought: ToBring[];
				source: ServiceDefinition['source'];
				licences: OwnLicence[];
		  })
		| Refused
	> => {
		const state = await officeState(ctx);
		const now = ctx.clock.now();
		const definition = offeredServices(state, now).find((one) => one.id === id);
		if (!definition) return refused('not-found', { kind: 'service' });
		return {
			...offeredAs(state, now, definition, await whom(ctx, visitor)),
			brought: broughtFor(state, definition),
			source: definition.source,
			licences: visitor.confirmed ? await ownLicences(ctx, visitor.id, definition.id) : []
		};
	};
