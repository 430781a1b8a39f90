import { isNotified, type ApplicationState } from '../../../domain/attestation/application.ts';
import type { DocumentState } from '../../../domain/attestation/document.ts';
import type { DocumentType, OfficialDocument } from '../../../domain/attestation/documents.ts';
import { FOR_APPLICANT } from '../../../domain/attestation/for-applicant.ts';
import { shortName } from '../../../domain/people/name.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import { nameOf } from '../desk/document-rows.ts';
import { readKept } from '../printing/keep-printed.ts';
import type { Context } from '../context.ts';

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

/** What a document for an applicant is about: an application for attestation, or a case of another service. */
export type OwnKind = 'application' | 'service-case';

/** The case, if it is this person's: of another's nothing is said but that there is none. */
export async function ownRecord<K extends OwnKind>(ctx: Context, person: string, kind: K, id: string) {
	const record = await ctx.store.read(kind, id);
	return record?.state.person === person ? record : undefined;
}

/** What a document is about, where that is a case of one person. */
function caseOf({ about }: DocumentState): { kind: OwnKind; id: string } | null {
	if (about.application) return { kind: 'application', id: about.application };
	return about.case ? { kind: 'service-case', id: about.case } : null;
}

/** Signed by the head and not given out yet (attestation in Aktobe, ¶5.4–5.5). */
function isWithheld(state: ApplicationState, id: string, { type, about }: DocumentState): boolean {
	if (isNotified(state)) return false;
	const { admission, refusal } = state;
	const notice = type === 'notice-of-admission' && admission.status === 'admitted';
	return id === refusal?.document || (notice && about.order === admission.order);
}

/** A document about a case of this person, of a kind that is meant for applicants. */
async function ownDocument(ctx: Context, person: string, id: string) {
	const document = await ctx.store.read('document', id);
	const of = document && caseOf(document.state);
	if (!document?.confidential || !of || !FOR_APPLICANT[document.state.type]) return undefined;
	const own = await ownRecord(ctx, person, of.kind, of.id);
	if (own && of.kind === 'application' && isWithheld(own.state as ApplicationState, id, document.state))
		return undefined;
	return own && document;
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

/** The documents about one case that are meant for its applicant, newest first. */
export async function documentsFor(
	ctx: Context,
	person: string,
	about: { application: string } | { case: string }
) {
	const types = Object.keys(FOR_APPLICANT).filter((type) => FOR_APPLICANT[type as DocumentType]);
	const { items } = await ctx.store.list('document', {
		where: { ...about, type: types },
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

/** A document of one's own, whole. */
export type Kept = Awaited<ReturnType<typeof documentsFor>>[number];

/** A document as its applicant is told of it. */
export async function viewOf(ctx: Context, { id, state, content }: Kept): Promise<OwnDocument> {
	const { type, number, issuedAt, withdrawn } = state;
	const signatures = await signaturesOn(ctx, state, content);
	return { id, type, number, issuedAt, withdrawn: withdrawn !== null, signatures };
}

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
