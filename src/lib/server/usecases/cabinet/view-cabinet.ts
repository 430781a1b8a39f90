import {
	isNotified,
	leadsTo,
	totalDueAt,
	type ApplicationState
} from '../../../domain/attestation/application.ts';
import { stagesOf, type Stage } from '../../../domain/attestation/stages.ts';
import { OFFICE_ID } from '../../../domain/office.ts';
import type { PersonName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Bilingual, Trilingual } from '../../../domain/text.ts';
import { officeOf } from '../desk/view-cases.ts';
import type { Context } from '../context.ts';
import { openDrafts } from './draft-application.ts';
import { flowSaid, ownCases, type FlowSaid } from './requests/own-case.ts';
import { openRequests } from './requests/view-draft.ts';
import { documentsFor, ownRecord, viewOf, type Kept, type OwnDocument } from './own-documents.ts';

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
	flow: FlowSaid[];
}

/** What came of an application, and whether it stands. */
interface OwnResult {
	kind: 'certificate' | 'refusal';
	number: string;
	document: string;
	at: number;
	withdrawn: { at: number; reason: string } | null;
}

function appointmentIn(documents: readonly Kept[], state: ApplicationState): Appointment | null {
	if (state.admission.status !== 'admitted' || state.outcome) return null;
	const { order } = state.admission;
	for (const { content, state: document } of documents)
		if (content.type === 'notice-of-admission' && document.about.order === order && !document.withdrawn)
			return content.session;
	return null;
}

/** What the office found (condition 3) is told with its decision and not before. */
function flowTold(state: ApplicationState): FlowSaid[] {
	const told = state.admission.status !== 'pending' && isNotified(state);
	return flowSaid(state).filter(({ key }) => told || key !== 'c3');
}

/** When and why a document was taken back; null for one that stands. */
const takenBack = (documents: readonly Kept[], id: string): OwnResult['withdrawn'] =>
	documents.find((one) => one.id === id)?.state.withdrawn ?? null;

/** One application of one's own. Refuses 'not-found' for another's too. */
export const viewOwnApplication =
	(ctx: Context) =>
	async (person: string, id: string): Promise<OwnApplication | Refused> => {
		const record = await ownRecord(ctx, person, 'application', id);
		if (!record) return refused('not-found', { kind: 'application' });
		const { state, confidential } = record;
		const { office, calendar } = await officeOf(ctx);
		const documents = await documentsFor(ctx, person, { application: id });
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
			reasons: admission.status === 'not-admitted' && isNotified(state) ? admission.reasons : [],
			outcome,
			leadsTo: isNotified(state) ? leadsTo(state) : null,
			result: result && { ...result, withdrawn: takenBack(documents, result.document) },
			documents: await Promise.all(documents.map((one) => viewOf(ctx, one))),
			files: state.files.map(({ size, sha256 }, i) => ({ size, name: confidential?.fileNames[i] ?? sha256 })),
			flow: flowTold(state)
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
	return {
		applications,
		drafts: await openDrafts(ctx, person),
		cases: await ownCases(ctx, person),
		requests: await openRequests(ctx, person)
	};
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
