import { mayContinue, type ApplicationDraftState } from '../../../domain/attestation/application-draft.ts';
import { attestationOf } from '../../../domain/attestation/steps.ts';
import { fullName, type PersonName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { FlowShape } from '../../../domain/services/portal-flow.ts';
import { noted } from '../../../domain/services/request-draft.ts';
import type { SigningMethod } from '../../../domain/signing/e-signature.ts';
import type { SigningTask } from '../../../domain/signing/signing.ts';
import type { Lang } from '../../../domain/text.ts';
import { decideRegistration, definitionFor } from '../attestation/register-application.ts';
import { letterheadFor } from '../test-schedule/letterhead.ts';
import type { HandedIn } from '../signing/check-signatures.ts';
import { cancelSigning, completeSigning, readPrepared } from '../signing/complete.ts';
import { prepareSigning, type Prepared } from '../signing/prepare.ts';
import type { Decide, Signatory } from '../signing/signatory.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { refusedFlow, sentFlow } from './sending-flow.ts';
import { byApplicant } from './session.ts';

const APPLICANT = { kk: 'Өтініш беруші', ru: 'Заявитель' };

/**
 * An application signed by its applicant: registered as the chancellery registers, by channel of the portal, with the
 * application itself among the documents of the case. On trial, before it is signed, it takes no number: the paper does
 * not bear one, and whoever never signs leaves no gap in the register.
 */
async function decideApplication(
	work: Work,
	person: string,
	draftId: string,
	onTrial: boolean
): Promise<{ id: string; incoming: string } | Refused> {
	const draft = await work.read('application-draft', draftId);
	if (isRefused(draft)) return draft;
	const no = mayContinue(draft.state, person);
	if (no) return no;
	const { confidential: who } = await work.must('person', person);
	if (!who || !draft.confidential) return refused('erased');
	const { speciality, language, files, service } = draft.state;
	const shape = await shapeOf(work, draft.state);
	if (isRefused(shape)) return shape;
	const { name, fileNames } = draft.confidential;
	const asked = {
		iin: who.iin,
		name,
		speciality,
		language,
		files,
		fileNames,
		...(service ? { service } : {})
	};
	// The document bears the moment it was prepared; it came when its signature did.
	const receivedAt = work.ctx.clock.now();
	const flow = noted(draft.state.flow, sentFlow(shape, receivedAt));
	const request = { ...asked, channel: 'portal' as const, receivedAt, flow, onTrial };
	const registered = await decideRegistration(work, request);
	if (isRefused(registered)) return registered;
	await issueForm(work, registered.id, asked);
	work.add('application-draft', draftId, [{ type: 'sent', v: 1, data: { application: registered.id } }]);
	return registered;
}

/** The portal's flow of the attestation asked for, as it would be registered today. */
async function shapeOf(work: Work, { service }: ApplicationDraftState): Promise<FlowShape | Refused> {
	const definition = await definitionFor(work, service);
	return isRefused(definition) ? definition : attestationOf(definition).definition.flow;
}

/** Notes a refusal that the flow has a place for; the draft stays. */
async function noteRefusal(ctx: Context, person: string, draftId: string, no: Refused): Promise<void> {
	const done = await transact(ctx, byApplicant(person), async (work) => {
		const draft = await work.read('application-draft', draftId);
		if (isRefused(draft)) return draft;
		const shape = mayContinue(draft.state, person) ?? (await shapeOf(work, draft.state));
		if (isRefused(shape)) return shape;
		const entries = refusedFlow(shape, no, work.now);
		if (entries.length)
			work.add('application-draft', draftId, [{ type: 'flow-noted', v: 1, data: { entries } }]);
		return true;
	});
	if (isRefused(done)) ctx.log.info('flow-not-noted', { code: done.refused });
}

interface Asked {
	iin: string;
	name: PersonName;
	speciality: string;
	language: Lang;
	files: { sha256: string }[];
	fileNames: string[];
}

async function issueForm(work: Work, application: string, asked: Asked): Promise<void> {
	const { name, iin, language } = asked;
	const { specialities, consent } = (await work.office()).office;
	const { kk, ru } = specialities[asked.speciality] ?? { kk: asked.speciality, ru: asked.speciality };
	const attached = asked.files.map(({ sha256 }, i) => ({ name: asked.fileNames[i] ?? sha256, sha256 }));
	await work.issue(
		{
			type: 'application-form',
			number: null,
			date: work.now,
			signedBy: { name, position: APPLICANT, at: work.now, electronic: true },
			ground: [],
			applicant: { name, iin, speciality: { kk, ru } },
			language,
			attached,
			consent: consent ?? null
		},
		{ application },
		work.mark,
		await letterheadFor(work, (await work.must('application', application)).state.definition)
	);
}

/** For himself, by the IIN he signed in with. */
async function signatory(ctx: Context, person: string): Promise<Signatory> {
	const record = await ctx.store.read('person', person);
	return {
		by: byApplicant(person),
		iin: record?.confidential?.iin ?? null,
		bin: null,
		name: record?.confidential ? fullName(record.confidential.name) : ''
	};
}

/** Makes the application as a file that waits for the applicant's signature. Refuses what its registration refuses. */
export const prepareApplication =
	(ctx: Context) =>
	async (person: string, draft: string, method: SigningMethod): Promise<Prepared | Refused> => {
		const task: SigningTask = { act: 'apply', application: draft };
		const decide: Decide = (work) => decideApplication(work, person, draft, true);
		const prepared = await prepareSigning(ctx)(await signatory(ctx, person), task, method, decide);
		if (isRefused(prepared)) await noteRefusal(ctx, person, draft, prepared);
		return prepared;
	};

/**
 * Takes the applicant's signature and registers the application. Refuses what the signature or the registration
 * refuses: 'certificate-of-another' where the certificate names another IIN (¶13, condition 2).
 */
export const completeApplication =
	(ctx: Context) =>
	async (
		person: string,
		id: string,
		handed: HandedIn
	): Promise<{ id: string; incoming: string } | Refused> => {
		const signing = await ctx.store.read('signing', id);
		const task = signing?.state.task;
		if (task?.act !== 'apply') return refused('not-found', { kind: 'signing' });
		const decide: Decide = (work) => decideApplication(work, person, task.application, false);
		const done = await completeSigning(ctx)(await signatory(ctx, person), id, handed, decide);
		if (isRefused(done)) await noteRefusal(ctx, person, task.application, done);
		return done as { id: string; incoming: string } | Refused;
	};

/** Gives up a signing of one's own; the draft stays. */
export const cancelApplication =
	(ctx: Context) =>
	(person: string, id: string): Promise<true | Refused> =>
		cancelSigning(ctx)(byApplicant(person), id);

/** The file that waits for the applicant's own signature. */
export const readApplication =
	(ctx: Context) =>
	(person: string, id: string, document: string, lang: Lang): Promise<Uint8Array | Refused> =>
		readPrepared(ctx)(byApplicant(person), id, document, lang);
