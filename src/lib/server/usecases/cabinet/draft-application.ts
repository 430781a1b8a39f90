import {
	mayContinue,
	type ApplicationDraftFact,
	type ApplicationDraftState
} from '../../../domain/attestation/application-draft.ts';
import type { Attachment } from '../../../domain/attestation/attachment.ts';
import { parseName, type PersonName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { FlowEntry } from '../../../domain/services/portal-flow.ts';
import type { Lang } from '../../../domain/text.ts';
import { attaching, removeUnneeded, shasOf, type AttachedFile } from '../attestation/attached-files.ts';
import type { AttestationService } from '../../../domain/attestation/steps.ts';
import { definitionFor, obstacle } from '../attestation/register-application.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { signedIn } from './sending-flow.ts';
import { byApplicant, type Applicant } from './session.ts';

/** What an applicant fills in. */
export interface Drafting {
	/** Asked for only where the certificate does not say it. */
	given: string;
	patronymic: string;
	speciality: string;
	/** Which attestation; Almaty's, unless it says so. */
	service?: AttestationService;
	language: Lang;
	files: Attachment[];
	/** Files of the draft that stay, by their SHA-256. */
	keep: readonly string[];
}

/** Who is in the cabinet, and since when. */
type Visitor = Pick<Applicant, 'id' | 'since'>;

/** So many files come with one application. */
export const FILES_MAX = 20;

/** As the certificate has it; what it does not say is taken from the form. */
function nameFor(known: PersonName, { given, patronymic }: Drafting): PersonName | Refused {
	return parseName({ surname: known.surname, given: known.given || given, patronymic });
}

interface FilesKept {
	files: ApplicationDraftState['files'];
	fileNames: string[];
	/** SHA-256 of what does not stay. */
	replaced: string[];
}

const NOTHING: FilesKept = { files: [], fileNames: [], replaced: [] };

/** The draft that is changed, with the files that stay in it. */
async function staying(
	work: Work,
	id: string,
	person: string,
	keep: readonly string[]
): Promise<FilesKept | Refused> {
	const draft = await work.read('application-draft', id);
	if (isRefused(draft)) return draft;
	const no = mayContinue(draft.state, person);
	if (no) return no;
	const names = draft.confidential?.fileNames ?? [];
	const stay = draft.state.files
		.map((file, i) => ({ file, name: names[i] ?? file.sha256 }))
		.filter(({ file }) => keep.includes(file.sha256));
	return {
		files: stay.map(({ file }) => file),
		fileNames: stay.map(({ name }) => name),
		replaced: shasOf(draft.state.files).filter((sha256) => !keep.includes(sha256))
	};
}

/**
 * Keeps an application that is not signed yet, anew or instead of the draft `id`. Refuses a wrong name or file, and what
 * would stand against it when it is signed: an open case, a certificate in force.
 */
export const draftApplication =
	(ctx: Context) =>
	async (visitor: Visitor, drafting: Drafting, id?: string): Promise<string | Refused> => {
		const drafted = await attaching(ctx, drafting.files, (added) =>
			transact(ctx, byApplicant(visitor.id), (work) => decideDraft(work, visitor, { drafting, added }, id))
		);
		if (isRefused(drafted)) return drafted;
		await removeUnneeded(ctx, drafted.replaced);
		return drafted.id;
	};

async function decideDraft(
	work: Work,
	{ id: person, since }: Visitor,
	{ drafting, added }: { drafting: Drafting; added: AttachedFile[] },
	id?: string
): Promise<{ id: string; replaced: string[] } | Refused> {
	const { speciality, language, service } = drafting;
	const { specialities } = (await work.office()).office;
	if (!Object.hasOwn(specialities, speciality)) return refused('bad-input', { field: 'speciality' });
	const record = await work.read('person', person);
	// An account that nobody has proved with a key: the regulation registers with a certificate.
	if (isRefused(record)) return refused('identity-unconfirmed');
	const { confidential } = record;
	if (confidential?.organisation) return refused('applicant-not-admitted');
	const name = confidential ? nameFor(confidential.name, drafting) : refused('erased');
	if (isRefused(name)) return name;
	const definition = await definitionFor(work, service);
	if (isRefused(definition)) return definition;
	const stands = await obstacle(work, person, speciality, definition);
	if (stands) return stands;
	const stay = id === undefined ? NOTHING : await staying(work, id, person, drafting.keep);
	if (isRefused(stay)) return stay;
	const files = [...stay.files, ...added];
	const fileNames = [...stay.fileNames, ...drafting.files.map((file) => file.name)];
	if (files.length > FILES_MAX) return refused('too-many-files', { max: FILES_MAX });
	const draft = id ?? work.ctx.ids.id();
	const data = { person, speciality, language, files, ...(service ? { service } : {}) };
	const entries: FlowEntry[] = [...signedIn(since), { key: 'p3', at: work.now, said: 'done' }];
	const facts: ApplicationDraftFact[] = [
		{ type: 'drafted', v: 1, data },
		{ type: 'flow-noted', v: 1, data: { entries } }
	];
	work.add('application-draft', draft, facts, { confidential: { name, fileNames } });
	return { id: draft, replaced: stay.replaced };
}

/** Gives up an application that was not signed: names and scans are erased at once. */
export const dropDraft =
	(ctx: Context) =>
	async (person: string, id: string): Promise<true | Refused> => {
		const dropped = await transact(ctx, byApplicant(person), async (work) => {
			const draft = await work.read('application-draft', id);
			if (isRefused(draft)) return draft;
			const no = mayContinue(draft.state, person);
			if (no) return no;
			work.add('application-draft', id, [{ type: 'dropped', v: 1, data: {} }]);
			return true as const;
		});
		if (!isRefused(dropped)) await eraseDrafts(ctx, [id]);
		return dropped;
	};

/** Erases what dropped drafts held, every scan they ever had: drafts last, so that they are found again after a power cut. */
export async function eraseDrafts(ctx: Context, ids: readonly string[]): Promise<void> {
	const files: string[] = [];
	for (const id of ids)
		for (const fact of (await ctx.store.facts('application-draft', id)) as unknown as ApplicationDraftFact[])
			if (fact.type === 'drafted') files.push(...shasOf(fact.data.files));
	await removeUnneeded(ctx, files, new Set(ids.map((id) => `application-draft/${id}`)));
	for (const id of ids) await ctx.store.erase('application-draft', id);
}

/** A draft of one's own, as the form and the page of signing show it; `application` is what it became when it was signed. */
export const viewDraft = (ctx: Context) => async (person: string, id: string) => {
	const draft = await ctx.store.read('application-draft', id);
	if (!draft || draft.state.person !== person || draft.state.status === 'dropped')
		return refused('not-found', { kind: 'application' });
	const { speciality, language, files, application, service } = draft.state;
	const names = draft.confidential?.fileNames ?? [];
	return {
		id,
		speciality,
		service: service ?? ('almaty-expert-attestation' as const),
		language,
		application,
		name: draft.confidential?.name ?? null,
		files: files.map(({ sha256, size }, i) => ({ sha256, size, name: names[i] ?? sha256 }))
	};
};

/** What a person has begun and not signed, newest first. */
export async function openDrafts(ctx: Context, person: string) {
	const where = { person, status: 'open' };
	const { items } = await ctx.store.list('application-draft', { where, sort: '-draftedAt', limit: 20 });
	return items.map(({ id, summary }) => ({
		id,
		speciality: String(summary.speciality),
		draftedAt: Number(summary.draftedAt)
	}));
}
