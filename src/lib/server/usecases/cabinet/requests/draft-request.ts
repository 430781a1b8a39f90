import type { Attachment } from '../../../../domain/attestation/attachment.ts';
import { isRefused, refused, type Refused } from '../../../../domain/refusal.ts';
import { definitionOf, fieldsOf, procedureOf } from '../../../../domain/services/registry.ts';
import {
	mayContinueRequest,
	type DraftedFile,
	type RequestDraftConfidential,
	type RequestDraftFact,
	type RequestDraftState
} from '../../../../domain/services/request-draft.ts';
import { keyOf, type ProcedureId, type ServiceId } from '../../../../domain/services/service.ts';
import type { Lang } from '../../../../domain/text.ts';
import { attaching, removeUnneeded, shasOf, type AttachedFile } from '../../attestation/attached-files.ts';
import { transact } from '../../transact.ts';
import type { Context } from '../../context.ts';
import type { Work } from '../../work.ts';
import { signedIn } from '../sending-flow.ts';
import { byApplicant, type Applicant as Visitor } from '../session.ts';
import { applicantNow } from './applicant-now.ts';
import { noteFlow } from './note-flow.ts';
import { askable, documentsFor } from './offered.ts';

/** What an applicant fills in; it need not be complete to be kept. */
export interface Filled {
	language: Lang;
	answers: Record<string, string>;
	contact: RequestDraftConfidential['contact'];
	about: { licence?: string; address?: string };
	/** New files: which document of the list each is. */
	files: { document: string; file: Attachment }[];
	/** Files of the draft that stay, as `<document>:<sha256>`. */
	keep: readonly string[];
}

/** So many requests may wait to be signed. */
const OPEN_MAX = 20;
/** So many files come with one request. */
const FILES_MAX = 40;
const ANSWER_MAX = 4000;
/** So much do the files of all one's open drafts take, megabytes: less while nobody has proved whose the account is. */
const PLACE = { confirmed: 50, unconfirmed: 20 };
const MEGABYTE = 1024 * 1024;

const BLANK: RequestDraftConfidential = {
	answers: {},
	contact: { phone: '', email: '', address: '' },
	fileNames: []
};

/** Begins a request for a procedure: a draft that waits to be filled in. Refuses what `askable` does, 'too-many-drafts'. */
export const beginRequest =
	(ctx: Context) =>
	async (
		visitor: Visitor,
		wanted: { service: ServiceId; procedure: ProcedureId },
		language: Lang,
		about: { licence?: string } = {}
	): Promise<string | Refused> => {
		const applicant = await applicantNow(ctx, visitor);
		if (isRefused(applicant)) return applicant;
		return transact(ctx, byApplicant(visitor.id), async (work) => {
			const { kind } = applicant;
			const asked = askable(await work.office(), work.now, wanted, { kind, confirmed: visitor.confirmed });
			if (isRefused(asked)) return asked;
			const another = await licenceObstacle(work, visitor.id, about);
			if (another) return another;
			const where = { person: visitor.id, status: 'open' };
			const { total } = await ctx.store.list('request-draft', { where, limit: 1 });
			if (total >= OPEN_MAX) return refused('too-many-drafts', { max: OPEN_MAX });
			const id = ctx.ids.id();
			const definition = keyOf(asked.definition);
			const data = { person: visitor.id, ...wanted, definition, language, about, files: [] };
			const facts: RequestDraftFact[] = [
				{ type: 'drafted', v: 1, data },
				{ type: 'flow-noted', v: 1, data: { entries: signedIn(visitor.since) } }
			];
			work.add('request-draft', id, facts, { confidential: BLANK });
			return id;
		});
	};

interface Staying {
	files: DraftedFile[];
	fileNames: string[];
	/** SHA-256 of what does not stay. */
	replaced: string[];
}

function staying(state: RequestDraftState, names: readonly string[], keep: readonly string[]): Staying {
	const all = state.files.map((file, i) => ({ file, name: names[i] ?? file.sha256 }));
	const stays = ({ file }: (typeof all)[number]) => keep.includes(`${file.document}:${file.sha256}`);
	const stay = all.filter(stays);
	return {
		files: stay.map(({ file }) => file),
		fileNames: stay.map(({ name }) => name),
		replaced: shasOf(all.filter((one) => !stays(one)).map(({ file }) => file))
	};
}

/** What stays and what is new; a file that is there already for the same document is not there twice. */
function withNew(
	stay: Staying,
	given: Filled['files'],
	added: readonly AttachedFile[],
	known: readonly string[]
): Pick<Staying, 'files' | 'fileNames'> {
	const files = [...stay.files];
	const fileNames = [...stay.fileNames];
	for (const [i, { document: which, file }] of given.entries()) {
		const document = known.includes(which) ? which : '';
		const kept = added[i];
		if (!kept || files.some((one) => one.sha256 === kept.sha256 && one.document === document)) continue;
		files.push({ ...kept, document });
		fileNames.push(file.name);
	}
	return { files, fileNames };
}

/** Answers to what the form asks, and to nothing else. */
function answersIn(state: RequestDraftState, given: Record<string, string>): Record<string, string> {
	const fields = fieldsOf(definitionOf(state.definition), procedureOf(state));
	const kept = fields.flatMap(({ id }) => {
		const answer = Object.hasOwn(given, id) ? (given[id] ?? '').normalize('NFC').trim() : '';
		return answer ? [[id, answer.slice(0, ANSWER_MAX)] as const] : [];
	});
	return Object.fromEntries(kept);
}

const sizeOf = (files: readonly DraftedFile[]): number => files.reduce((sum, { size }) => sum + size, 0);

/** Whether a draft that grows leaves the place of its account; one that does not grow is always kept. */
async function placeObstacle(
	work: Work,
	{ id: person, confirmed }: Visitor,
	draft: { id: string; before: readonly DraftedFile[]; files: readonly DraftedFile[] }
): Promise<Refused | null> {
	let size = sizeOf(draft.files);
	if (size <= sizeOf(draft.before)) return null;
	const where = { person, status: 'open' };
	const { items } = await work.ctx.store.list('request-draft', { where, limit: 1000 });
	for (const { id } of items)
		if (id !== draft.id) size += sizeOf((await work.ctx.store.read('request-draft', id))?.state.files ?? []);
	const megabytes = PLACE[confirmed ? 'confirmed' : 'unconfirmed'];
	return size > megabytes * MEGABYTE ? refused('drafts-too-large', { megabytes }) : null;
}

/** A licence has to be one's own before anything of it is shown. */
async function licenceObstacle(work: Work, person: string, about: Filled['about']): Promise<Refused | null> {
	if (!about.licence) return null;
	const licence = await work.read('licence', about.licence);
	return isRefused(licence) || licence.state.person !== person ? refused('licence-of-another') : null;
}

async function decideSaved(
	work: Work,
	visitor: Visitor,
	id: string,
	{ filled, added }: { filled: Filled; added: readonly AttachedFile[] }
): Promise<{ id: string; replaced: string[] } | Refused> {
	const person = visitor.id;
	const draft = await work.read('request-draft', id);
	if (isRefused(draft)) return draft;
	const no = mayContinueRequest(draft.state, person) ?? (await licenceObstacle(work, person, filled.about));
	if (no) return no;
	const { state, confidential } = draft;
	const asked = documentsFor(await work.office(), definitionOf(state.definition), procedureOf(state));
	const known = asked.map((one) => one.id);
	const stay = staying(state, confidential?.fileNames ?? [], filled.keep);
	const { files, fileNames } = withNew(stay, filled.files, added, known);
	if (files.length > FILES_MAX) return refused('too-many-files', { max: FILES_MAX });
	const full = await placeObstacle(work, visitor, { id, before: state.files, files });
	if (full) return full;
	const { service, procedure, definition } = state;
	const data = { person, service, procedure, definition, language: filled.language, about: filled.about };
	const answers = answersIn(state, filled.answers);
	work.add('request-draft', id, [{ type: 'drafted', v: 1, data: { ...data, files } }], {
		confidential: { answers, contact: filled.contact, fileNames }
	});
	noteFlow(work, { id, state }, [{ key: 'p3', at: work.now, said: 'done' }]);
	return { id, replaced: stay.replaced };
}

/** Keeps what is filled in so far, complete or not. Refuses another's draft as not there, a wrong file, 'licence-of-another',
 * 'too-many-files', 'drafts-too-large'. */
export const saveRequest =
	(ctx: Context) =>
	async (visitor: Visitor, id: string, filled: Filled): Promise<string | Refused> => {
		const files = filled.files.map(({ file }) => file);
		const saved = await attaching(ctx, files, (added) =>
			transact(ctx, byApplicant(visitor.id), (work) => decideSaved(work, visitor, id, { filled, added }))
		);
		if (isRefused(saved)) return saved;
		await removeUnneeded(ctx, saved.replaced);
		return saved.id;
	};

/** Gives up a request that was not signed: what was filled in and attached is erased at once. A fee that was paid stays paid. */
export const dropRequest =
	(ctx: Context) =>
	async ({ id: person }: Visitor, id: string): Promise<true | Refused> => {
		const dropped = await transact(ctx, byApplicant(person), async (work) => {
			const draft = await work.read('request-draft', id);
			if (isRefused(draft)) return draft;
			const no = mayContinueRequest(draft.state, person);
			if (no) return no;
			work.add('request-draft', id, [{ type: 'dropped', v: 1, data: {} }]);
			return true as const;
		});
		if (!isRefused(dropped)) await eraseRequestDrafts(ctx, [id]);
		return dropped;
	};

/** Erases what dropped drafts held, every file they ever had: drafts last, so that they are found again after a power cut. */
export async function eraseRequestDrafts(ctx: Context, ids: readonly string[]): Promise<void> {
	const files: string[] = [];
	for (const id of ids)
		for (const fact of (await ctx.store.facts('request-draft', id)) as unknown as RequestDraftFact[])
			if (fact.type === 'drafted') files.push(...shasOf(fact.data.files));
	await removeUnneeded(ctx, files, new Set(ids.map((id) => `request-draft/${id}`)));
	for (const id of ids) await ctx.store.erase('request-draft', id);
}
