import { leadsTo, totalDueAt, type ApplicationState } from '../../../domain/attestation/application.ts';
import type { DocumentState } from '../../../domain/attestation/document.ts';
import type { DocumentType, OfficialDocument } from '../../../domain/attestation/documents.ts';
import { FOR_APPLICANT } from '../../../domain/attestation/for-applicant.ts';
import { stagesOf, type Stage } from '../../../domain/attestation/stages.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import { shortName, type PersonName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Bilingual, Lang, Trilingual } from '../../../domain/text.ts';
import { nameOf } from '../desk/document-rows.ts';
import { officeOf } from '../desk/view-cases.ts';
import { readKept } from '../printing/keep-printed.ts';
import type { Context } from '../context.ts';
import { openDrafts } from './draft-application.ts';

/** One signature on a document, as its reader is told of it. */
export interface SignatureView {
	name: string;
	at: number;
	/** With a key, in the file itself; otherwise a recorded decision. */
	electronic: boolean;
}

/** A document that is meant for the applicant. */
export interface OwnDocument {
	id: string;
	type: DocumentType;
	number: string | null;
	issuedAt: number;
	withdrawn: boolean;
	signatures: SignatureView[];
}

/** Where and when the test is. */
export interface Appointment {
	startsAt: number;
	minutes: number;
	room: string;
	address: Bilingual;
	seat: number;
}

/** An application as its applicant sees it. */
export interface OwnApplication {
	id: string;
	incoming: string;
	speciality: Trilingual | null;
	receivedAt: number;
	/** By when the whole service is to be done, epoch ms; null when it is over. */
	dueAt: number | null;
	status: 'open' | 'closed';
	stages: Stage[];
	/** The coming test; null before the admission and after the test. */
	appointment: Appointment | null;
	/** Why it was not admitted; empty otherwise. */
	reasons: string[];
	outcome: ApplicationState['outcome'];
	/** What comes of the outcome; null while that is open. */
	leadsTo: ReturnType<typeof leadsTo>;
	result: OwnResult | null;
	documents: OwnDocument[];
	files: { name: string; size: number }[];
}

/** What came of an application, and whether it stands. */
interface OwnResult {
	kind: 'certificate' | 'refusal';
	number: string;
	document: string;
	at: number;
	withdrawn: { at: number; reason: string } | null;
}

/** The case, if it is this person's: of another's nothing is said but that there is none. */
async function ownCase(ctx: Context, person: string, id: string) {
	const record = await ctx.store.read('application', id);
	return record?.state.person === person ? record : undefined;
}

/** A document about a case of this person, of a kind that is meant for applicants. */
async function ownDocument(ctx: Context, person: string, id: string) {
	const document = await ctx.store.read('document', id);
	const application = document?.state.about.application;
	if (!document?.confidential || !application || !FOR_APPLICANT[document.state.type]) return undefined;
	return (await ownCase(ctx, person, application)) ? document : undefined;
}

async function signaturesOn(
	ctx: Context,
	{ signatures }: DocumentState,
	{ signedBy }: OfficialDocument
): Promise<SignatureView[]> {
	if (!signatures.length)
		return signedBy ? [{ name: shortName(signedBy.name), at: signedBy.at, electronic: false }] : [];
	const views = [];
	for (const { by, at } of signatures) views.push({ name: await nameOf(ctx, by), at, electronic: true });
	return views;
}

async function documentsFor(ctx: Context, person: string, application: string) {
	const types = Object.keys(FOR_APPLICANT).filter((type) => FOR_APPLICANT[type as DocumentType]);
	const { items } = await ctx.store.list('document', {
		where: { application, type: types },
		sort: '-issuedAt',
		limit: 200
	});
	const own = [];
	for (const { id } of items) {
		const document = await ownDocument(ctx, person, id);
		if (document?.confidential)
			own.push({ id, state: document.state, content: document.confidential.content });
	}
	return own;
}

type Kept = Awaited<ReturnType<typeof documentsFor>>[number];

async function viewOf(ctx: Context, { id, state, content }: Kept): Promise<OwnDocument> {
	const { type, number, issuedAt, withdrawn } = state;
	const signatures = await signaturesOn(ctx, state, content);
	return { id, type, number, issuedAt, withdrawn: withdrawn !== null, signatures };
}

function appointmentIn(documents: readonly Kept[], state: ApplicationState): Appointment | null {
	if (state.admission.status !== 'admitted' || state.outcome) return null;
	const { order } = state.admission;
	for (const { content, state: document } of documents)
		if (content.type === 'notice-of-admission' && document.about.order === order && !document.withdrawn)
			return content.session;
	return null;
}

/** When and why a document was taken back; null for one that stands. */
const takenBack = (documents: readonly Kept[], id: string): OwnResult['withdrawn'] =>
	documents.find((one) => one.id === id)?.state.withdrawn ?? null;

/** One application of one's own. Refuses 'not-found' for another's too. */
export const viewOwnApplication =
	(ctx: Context) =>
	async (person: string, id: string): Promise<OwnApplication | Refused> => {
		const record = await ownCase(ctx, person, id);
		if (!record) return refused('not-found', { kind: 'application' });
		const { state, confidential } = record;
		const { office, calendar } = await officeOf(ctx);
		const documents = await documentsFor(ctx, person, id);
		const { admission, outcome, result } = state;
		return {
			id,
			incoming: state.incoming,
			speciality: office.specialities[state.speciality] ?? null,
			receivedAt: state.receivedAt,
			dueAt: result ? null : totalDueAt(state, calendar),
			status: result ? 'closed' : 'open',
			stages: stagesOf(state),
			appointment: appointmentIn(documents, state),
			reasons: admission.status === 'not-admitted' ? admission.reasons : [],
			outcome,
			leadsTo: leadsTo(state),
			result: result && { ...result, withdrawn: takenBack(documents, result.document) },
			documents: await Promise.all(documents.map((one) => viewOf(ctx, one))),
			files: state.files.map(({ size, sha256 }, i) => ({ size, name: confidential?.fileNames[i] ?? sha256 }))
		};
	};

/** Everything of one's own: applications newest first, and what was begun and not signed. */
export const viewCabinet = (ctx: Context) => async (person: string) => {
	const record = await ctx.store.read('person', person);
	const applications: OwnApplication[] = [];
	for (const { application } of [...(record?.state.applications ?? [])].reverse()) {
		const view = await viewOwnApplication(ctx)(person, application);
		if (!isRefused(view)) applications.push(view);
	}
	return { applications, drafts: await openDrafts(ctx, person) };
};

/** What the form of an application begins with. */
export const beginApplication = (ctx: Context) => async (person: string) => {
	const record = await ctx.store.read('person', person);
	const { office } = await officeOf(ctx);
	const name: PersonName = record?.confidential?.name ?? { surname: '', given: '' };
	return { name, iin: record?.confidential?.iin ?? '', specialities: office.specialities };
};

/** What every page of the cabinet shows around itself. */
export const viewCabinetDesk = (ctx: Context) => async () => {
	const { office } = await officeOf(ctx);
	return { mode: ctx.mode, office: office.letterhead.name };
};

/** What its door shows: whether a signature can open it at all, and what time it is. */
export const viewCabinetDoor = (ctx: Context) => async () => {
	const main = await ctx.store.read('office', OFFICE_ID);
	return {
		mode: ctx.mode,
		now: ctx.clock.now(),
		trusts: (main?.state.signing.roots.length ?? 0) > 0
	};
};

/** A document of one's own as the kept file, its signatures in it. Refuses 'not-found' for all that is not. */
export const readOwnDocument =
	(ctx: Context) =>
	async (
		person: string,
		id: string,
		lang: Lang
	): Promise<{ bytes: Uint8Array; type: DocumentType; number: string | null } | Refused> => {
		const document = await ownDocument(ctx, person, id);
		if (!document) return refused('not-found', { kind: 'document' });
		const bytes = await readKept(ctx)(id, lang);
		const { type, number } = document.state;
		return isRefused(bytes) ? bytes : { bytes, type, number };
	};
