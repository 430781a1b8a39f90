import { applicantOf } from '../../../../domain/people/person.ts';
import { fullName } from '../../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../../domain/refusal.ts';
import type { Applicant } from '../../../../domain/services/applicant.ts';
import { definitionOf, procedureOf } from '../../../../domain/services/registry.ts';
import {
	mayContinueRequest,
	noted,
	type RequestDraftConfidential,
	type RequestDraftState
} from '../../../../domain/services/request-draft.ts';
import type { SigningMethod } from '../../../../domain/signing/e-signature.ts';
import type { SigningTask } from '../../../../domain/signing/signing.ts';
import { caseOf, letterheadOf, ofCase } from '../../cases/case-of-service.ts';
import { decideReceipt } from '../../cases/receive-request.ts';
import type { HandedIn } from '../../signing/check-signatures.ts';
import { completeSigning } from '../../signing/complete.ts';
import { prepareSigning, type Prepared } from '../../signing/prepare.ts';
import type { Decide, Signatory } from '../../signing/signatory.ts';
import { transact } from '../../transact.ts';
import type { Context } from '../../context.ts';
import { Work } from '../../work.ts';
import { joinAccount, misnamed } from '../confirm-identity.ts';
import { refusedFlow, sentFlow } from '../sending-flow.ts';
import { byApplicant, type Applicant as Visitor } from '../session.ts';
import { applicantNow } from './applicant-now.ts';
import { noteFlow } from './note-flow.ts';
import { documentsFor } from './offered.ts';

const APPLICANT = { kk: 'Өтініш беруші', ru: 'Заявитель' };
const REPRESENTATIVE = { kk: 'Өтініш берушінің өкілі', ru: 'Представитель заявителя' };

interface Draft {
	id: string;
	state: RequestDraftState;
	confidential: RequestDraftConfidential;
}

async function draftOf(work: Work, person: string, id: string): Promise<Draft | Refused> {
	const draft = await work.read('request-draft', id);
	if (isRefused(draft)) return draft;
	const no = mayContinueRequest(draft.state, person);
	if (no) return no;
	return draft.confidential
		? { id, state: draft.state, confidential: draft.confidential }
		: refused('erased');
}

const documentsOf = async (work: Work, state: RequestDraftState) =>
	documentsFor(await work.office(), definitionOf(state.definition), procedureOf(state));

/** The first document that has to be there and is not; and a way to be reached. */
async function incomplete(work: Work, { state, confidential }: Draft): Promise<Refused | null> {
	const asked = await documentsOf(work, state);
	const missing = asked.find(
		({ id, required }) => required && !state.files.some(({ document }) => document === id)
	);
	if (missing)
		return refused('document-missing', { document: missing.id, name: missing.name[state.language] });
	return confidential.contact.phone ? null : refused('bad-input', { field: 'phone' });
}

/** Names of the files as the office reads them: which document of the list each is. */
async function fileNamesOf(work: Work, { state, confidential }: Draft): Promise<string[]> {
	const asked = await documentsOf(work, state);
	return state.files.map(({ document, sha256 }, i) => {
		const name = confidential.fileNames[i] ?? sha256;
		const which = asked.find(({ id }) => id === document)?.name[state.language];
		return which ? `${which} — ${name}` : name;
	});
}

/**
 * Whose request it is: the record of the applicant, which an account is joined to by this very signature. Until then
 * nothing the record holds is shown or printed: the request of such an account says what was typed, and nothing else.
 */
async function applicantOfWork(
	work: Work,
	visitor: Visitor,
	applicant: Applicant
): Promise<{ person: string; applicant: Applicant } | Refused> {
	if (!visitor.confirmed) return { person: await joinAccount(work, visitor.id, applicant), applicant };
	const { confidential } = await work.must('person', visitor.id);
	return confidential ? { person: visitor.id, applicant: applicantOf(confidential) } : refused('erased');
}

/**
 * A request signed by its applicant: received with its form, and the draft is over. What was filled in goes on in the case
 * alone.
 */
async function decideRequest(
	work: Work,
	visitor: Visitor,
	draftId: string,
	typed: Applicant
): Promise<{ id: string } | Refused> {
	const draft = await draftOf(work, visitor.id, draftId);
	if (isRefused(draft)) return draft;
	const lacks = await incomplete(work, draft);
	if (lacks) return lacks;
	const who = await applicantOfWork(work, visitor, typed);
	if (isRefused(who)) return who;
	const { state, confidential } = draft;
	const { service, procedure, language, about, payment } = state;
	const shape = definitionOf(state.definition).flow;
	const flow = noted(state.flow, sentFlow(shape, work.ctx.clock.now()));
	const received = await decideReceipt(work, {
		...{ service, procedure, language, about, payment, flow, ...who },
		channel: 'portal',
		contact: confidential.contact,
		answers: confidential.answers,
		files: state.files.map(({ sha256, size, type }) => ({ sha256, size, type })),
		fileNames: await fileNamesOf(work, draft),
		papers: [],
		journal: null,
		imported: null,
		// The document bears the moment it was prepared; the request came when its signature did.
		receivedAt: work.ctx.clock.now()
	});
	if (isRefused(received)) return received;
	await issueForm(work, received.id);
	const blank = { answers: {}, contact: { phone: '', email: '', address: '' }, fileNames: [] };
	work.add('request-draft', draftId, [{ type: 'sent', v: 1, data: { case: received.id } }], {
		confidential: blank
	});
	return received;
}

async function issueForm(work: Work, id: string): Promise<void> {
	const one = await caseOf(work, id);
	if (isRefused(one)) throw new Error('A request that was just received is there.');
	const { applicant, fileNames } = one.confidential;
	const position = applicant.kind === 'legal-entity' ? REPRESENTATIVE : APPLICANT;
	const { consent } = (await work.office()).office;
	await work.issue(
		{
			type: 'request-form',
			number: null,
			date: work.now,
			signedBy: { name: applicant.name, position, at: work.now, electronic: true },
			ground: [],
			...ofCase(one),
			incoming: { number: null, date: work.now },
			language: one.state.language,
			attached: one.state.files.map(({ sha256 }, i) => ({ name: fileNames[i] ?? sha256, sha256 })),
			consent: consent ?? null
		},
		{ case: id },
		one.state.mark,
		await letterheadOf(work, one.definition)
	);
}

/** For himself by his IIN, or for an organisation by its BIN as well. */
function signatoryOf(visitor: Visitor, applicant: Applicant): Signatory {
	const bin = applicant.kind === 'legal-entity' ? applicant.bin : null;
	const signatory = { by: byApplicant(visitor.id), iin: applicant.iin, bin, name: fullName(applicant.name) };
	// What was typed is signed as it was typed: nobody is called in a case what his certificate does not call him.
	return visitor.confirmed
		? signatory
		: { ...signatory, obstacle: (subject) => misnamed(applicant, subject) };
}

/** Notes a refusal that the flow has a place for; the draft stays. */
async function noteRefusal(ctx: Context, visitor: Visitor, draftId: string, no: Refused): Promise<void> {
	const noted = await transact(ctx, byApplicant(visitor.id), async (work) => {
		const draft = await draftOf(work, visitor.id, draftId);
		if (isRefused(draft)) return draft;
		const entries = refusedFlow(definitionOf(draft.state.definition).flow, no, work.now);
		noteFlow(work, draft, entries);
		return true;
	});
	if (isRefused(noted)) ctx.log.info('flow-not-noted', { code: noted.refused });
}

/** Whether a request could be sent as it is filled in, whatever of its fee. Decides nothing. */
export const tryRequest =
	(ctx: Context) =>
	async (visitor: Visitor, draft: string): Promise<true | Refused> => {
		const applicant = await applicantNow(ctx, visitor);
		if (isRefused(applicant)) return applicant;
		const work = new Work(ctx, byApplicant(visitor.id));
		const decided = await decideRequest(work, visitor, draft, applicant);
		return isRefused(decided) && decided.refused !== 'not-paid' ? decided : true;
	};

/** Makes the request as a file that waits for its signature. Refuses what its receipt refuses: 'not-paid' among it. */
export const prepareRequest =
	(ctx: Context) =>
	async (visitor: Visitor, draft: string, method: SigningMethod): Promise<Prepared | Refused> => {
		const applicant = await applicantNow(ctx, visitor);
		if (isRefused(applicant)) return applicant;
		const task: SigningTask = { act: 'request', draft };
		const decide: Decide = (work) => decideRequest(work, visitor, draft, applicant);
		const prepared = await prepareSigning(ctx)(signatoryOf(visitor, applicant), task, method, decide);
		if (isRefused(prepared)) await noteRefusal(ctx, visitor, draft, prepared);
		return prepared;
	};

/**
 * Takes the signature and sends the request. Refuses what the signature or the receipt refuses: 'certificate-of-another'
 * where the certificate names another IIN, 'certificate-of-another-office' another BIN, 'certificate-name-differs' where an
 * account nobody proved yet has typed another name.
 */
export const completeRequest =
	(ctx: Context) =>
	async (visitor: Visitor, id: string, handed: HandedIn): Promise<{ id: string } | Refused> => {
		const task = (await ctx.store.read('signing', id))?.state.task;
		if (task?.act !== 'request') return refused('not-found', { kind: 'signing' });
		const applicant = await applicantNow(ctx, visitor);
		if (isRefused(applicant)) return applicant;
		const decide: Decide = (work) => decideRequest(work, visitor, task.draft, applicant);
		const done = await completeSigning(ctx)(signatoryOf(visitor, applicant), id, handed, decide);
		if (isRefused(done)) await noteRefusal(ctx, visitor, task.draft, done);
		return done as { id: string } | Refused;
	};
