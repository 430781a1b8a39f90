import type { Applicant } from '../../../../../domain/services/applicant.ts';
import { definitionOf } from '../../../../../domain/services/registry.ts';
import type { ProcedureId, ServiceId } from '../../../../../domain/services/service.ts';
import type { HandedIn } from '../../../signing/check-signatures.ts';
import { readPrepared } from '../../../signing/complete.ts';
import type { Prepared } from '../../../signing/prepare.ts';
import { aRequest, COMPANY, PERSON, servicesOffice } from '../../../testing/service-world.ts';
import { standInCms, type StandInCms } from '../../../testing/stand-in-signatures.ts';
import { ok, type World } from '../../../testing/world.ts';
import { openAccount, signInWithPassword, type NewAccount } from '../../account.ts';
import { confirmIdentity } from '../../confirm-identity.ts';
import { byApplicant, whoApplies, type Applicant as Visitor } from '../../session.ts';
import { CabinetDoor, challengeApplicant, signInWithKey } from '../../sign-in.ts';
import { beginRequest, saveRequest, type Filled } from '../draft-request.ts';
import { completeRequest, prepareRequest } from '../send-request.ts';

/** Given-clauses of the tests of accounts and requests. */

export const PASSWORD = 'жеті қабат көк аспан';
export const PDF = new TextEncoder().encode('%PDF-1.7 құжат');

/** An office that offers every service and trusts somebody's certificates, with the door of its cabinet. */
export interface Portal {
	w: World;
	door: CabinetDoor;
}

export async function aPortal(): Promise<Portal> {
	const w = await servicesOffice({ signing: { roots: ['AA=='] } });
	return { w, door: new CabinetDoor(w.ctx) };
}

/** What is typed to open an account of somebody. */
export function typedBy(applicant: Applicant, password = PASSWORD): NewAccount {
	const { surname, given, patronymic = '' } = applicant.name;
	const entity = applicant.kind === 'legal-entity' ? applicant : { bin: '', organisation: '' };
	const { bin, organisation } = entity;
	return {
		kind: applicant.kind,
		bin,
		organisation,
		iin: applicant.iin,
		surname,
		given,
		patronymic,
		password
	};
}

const numberOf = (applicant: Applicant): string =>
	applicant.kind === 'legal-entity' ? applicant.bin : applicant.iin;

/** Who comes with a cookie. */
const visitorBy = async ({ w }: Portal, token: string): Promise<Visitor> => (await whoApplies(w.ctx)(token))!;

/** Signs in with a number and a password. */
export async function byPassword(portal: Portal, applicant: Applicant = PERSON, password = PASSWORD) {
	const { w, door } = portal;
	const session = ok(await signInWithPassword(w.ctx, door)(numberOf(applicant), password, 'home'));
	return { ...(await visitorBy(portal, session.token)), token: session.token };
}

/** Opens an account and signs in with it. */
export async function registered(portal: Portal, applicant: Applicant = PERSON, password = PASSWORD) {
	ok(await openAccount(portal.w.ctx, portal.door)(typedBy(applicant, password), 'home'));
	return byPassword(portal, applicant, password);
}

const certificateOf = (applicant: Applicant) =>
	applicant.kind === 'legal-entity' ? { iin: applicant.iin, bin: applicant.bin } : { iin: applicant.iin };

async function challenge({ w, door }: Portal, applicant: Applicant) {
	const { token, text } = ok(await challengeApplicant(w.ctx, door)('home'));
	return { token, cms: standInCms(certificateOf(applicant), new TextEncoder().encode(text)) };
}

/** Signs in with a key. */
export async function byKey(portal: Portal, applicant: Applicant = PERSON): Promise<Visitor> {
	const { token, cms } = await challenge(portal, applicant);
	const session = ok(await signInWithKey(portal.w.ctx, portal.door)(token, cms, 'home'));
	return visitorBy(portal, session.token);
}

/** Proves with a key of somebody whose the account is. */
export async function confirmed(portal: Portal, visitor: Visitor, applicant: Applicant = PERSON) {
	const { token, cms } = await challenge(portal, applicant);
	return confirmIdentity(portal.w.ctx, portal.door)(visitor, token, cms);
}

export const SUBSOIL = { service: 'almaty-mineral-absence-conclusion', procedure: 'conclude' } as const;
export const LICENCE = { service: 'almaty-design-licence', procedure: 'issue' } as const;

/** A draft with all that is asked for. */
export async function filled(
	{ w }: Portal,
	visitor: Visitor,
	asked: { service: ServiceId; procedure: ProcedureId } = SUBSOIL,
	wish: Partial<Filled> = {}
): Promise<string> {
	const id = ok(await beginRequest(w.ctx)(visitor, asked, 'kk'));
	const { state } = (await w.ctx.store.read('request-draft', id))!;
	const definition = definitionOf(state.definition);
	const { answers } = aRequest(asked);
	const files = definition.documents
		.filter(({ required }) => required)
		.map(({ id: document }) => ({ document, file: { name: `${document}.pdf`, bytes: PDF } }));
	const contact = { phone: '+7 701 000 00 00', email: '', address: '' };
	ok(
		await saveRequest(w.ctx)(visitor, id, {
			language: 'kk',
			answers,
			contact,
			about: {},
			files,
			keep: [],
			...wish
		})
	);
	return id;
}

/** Every prepared file, signed with a key of somebody. */
export async function signedBy(
	{ w }: Portal,
	visitor: Visitor,
	prepared: Prepared,
	applicant: Applicant = PERSON,
	named: Pick<StandInCms, 'name' | 'organisation'> = {}
): Promise<HandedIn> {
	const signatures = [];
	for (const { document, lang } of prepared.files) {
		const file = ok(await readPrepared(w.ctx)(byApplicant(visitor.id), prepared.id, document, lang));
		signatures.push({ document, lang, cms: standInCms({ ...certificateOf(applicant), ...named }, file) });
	}
	return signatures;
}

/** Signs a request with a key of somebody, and sends it. */
export async function sent(portal: Portal, visitor: Visitor, draft: string, applicant: Applicant = PERSON) {
	const { w } = portal;
	const prepared = ok(await prepareRequest(w.ctx)(visitor, draft, 'pkcs12'));
	const signatures = await signedBy(portal, visitor, prepared, applicant);
	return completeRequest(w.ctx)(visitor, prepared.id, signatures);
}

export { COMPANY, PERSON };
