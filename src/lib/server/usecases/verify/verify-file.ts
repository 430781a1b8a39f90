import type { KeptFiles } from '../../../domain/attestation/document.ts';
import { claimsOf, earlierStates, looksLikePdf } from '../../../domain/attestation/issued-file.ts';
import { sha256Of } from '../../../domain/exam/bundle.ts';
import { BLANK_OFFICE, OFFICE_ID } from '../../../domain/office.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { LANGS, type Lang } from '../../../domain/text.ts';
import type { FoundSignature } from '../../ports.ts';
import { keepPrinted } from '../printing/keep-printed.ts';
import type { Context } from '../context.ts';
import { fileKey } from '../issued.ts';
import type { CheckBrake } from './check-brake.ts';
import { registeredView, type RegisteredView } from './registered.ts';
import { bearersOf } from './verify-number.ts';

/** A signature of a file that is not ours as it stands: who made it, and whether it holds. */
export interface FoundView {
	signer: { name: string; organisation: string | null; issuer: string } | null;
	/** When the signer's program says it was made; nobody vouches for that. */
	claimedAt: number | null;
	algorithm: string | null;
	/** Null: it holds over its part of the file. */
	trouble: Refused | null;
	/** Something was added to the file behind it. */
	notLast: boolean;
}

/** How a file that was made from one of ours differs from it. */
export type Difference =
	/** Only signatures were added, elsewhere. */
	| 'signed-elsewhere'
	/** Something else was added behind what was issued. */
	| 'added-to'
	/** It bears the number of a document of ours and is none of its files. */
	| 'differs';

/** The one answer to a file that was shown. What cannot be told is never called genuine. */
export type FileAnswer =
	| {
			verdict: 'genuine';
			document: RegisteredView;
			lang: Lang;
			sha256: string;
			/** A later state of the same document is kept: with more signatures, or signed since. */
			later: 'none' | 'more-signatures' | 'signed-since';
	  }
	| { verdict: 'changed'; how: Difference; document: RegisteredView; found: FoundView[] }
	| { verdict: 'foreign'; found: FoundView[] }
	| { verdict: 'unknown'; why: 'not-a-pdf' | 'no-signature' };

/** A state of a document's files, found by what is kept of it. */
interface KeptState {
	document: string;
	lang: Lang;
	signatures: number;
	later: 'none' | 'more-signatures' | 'signed-since';
}

const langOf = (files: KeptFiles, sha256: string): Lang | undefined =>
	LANGS.find((lang) => files[lang] === sha256);

/** Which state of which document a file is; undefined for bytes that were never kept. */
async function keptState(ctx: Context, sha256: string): Promise<KeptState | undefined> {
	const ref = await ctx.store.find(fileKey(sha256));
	if (ref?.kind !== 'document') return undefined;
	let signatures = 0;
	let state: Omit<KeptState, 'document' | 'later'> | undefined;
	let latest = false;
	for (const { type, data } of await ctx.store.facts('document', ref.id)) {
		if (type === 'signed') latest = false;
		if (type !== 'kept' && type !== 'e-signed') continue;
		if (type === 'e-signed') signatures += 1;
		const lang = langOf((data as { files: KeptFiles }).files, sha256);
		latest = lang !== undefined;
		if (lang) state = { lang, signatures };
	}
	if (!state) return undefined;
	const later = latest ? 'none' : signatures > state.signatures ? 'more-signatures' : 'signed-since';
	return { document: ref.id, ...state, later };
}

async function signaturesOf(ctx: Context, pdf: Uint8Array, at: (index: number) => number) {
	const terms = (await ctx.store.read('office', OFFICE_ID))?.state.signing ?? BLANK_OFFICE.signing;
	return ctx.signatures.inspect(pdf, { terms, at });
}

function foundView({ checked, claimedAt, covers }: FoundSignature): FoundView {
	// Whatever stands behind what was signed, another's signature or not, its signer has not seen.
	const notLast = covers !== 'whole-file';
	if (isRefused(checked)) return { signer: null, claimedAt, algorithm: null, trouble: checked, notLast };
	const { name, organisation, issuer } = checked.subject;
	const trouble = covers === 'not-contiguous' ? ({ refused: 'signature-over-other-bytes' } as const) : null;
	const signer = { name, organisation, issuer };
	return { signer, claimedAt, algorithm: checked.facts.algorithm, trouble, notLast };
}

/** A file of ours, told with the names that its bearer reads in it. */
async function genuine(
	ctx: Context,
	pdf: Uint8Array,
	{ document: id, lang, signatures, later }: KeptState,
	sha256: string
): Promise<FileAnswer | undefined> {
	const document = await registeredView(ctx, id, { names: true, signatures });
	if (!document) return undefined;
	const times = document.signatures.map(({ at }) => at);
	// The register says that they held; the file itself says who made those of people the office keeps no names of.
	const found = document.signatures.some(({ name }) => name === null)
		? await signaturesOf(ctx, pdf, (index) => times[index] ?? ctx.clock.now())
		: [];
	const named = document.signatures.map((one, index) => {
		const checked = isRefused(found) ? undefined : found[index]?.checked;
		const subject = checked && !isRefused(checked) ? checked.subject.name : null;
		return { ...one, name: one.name ?? subject };
	});
	return { verdict: 'genuine', document: { ...document, signatures: named }, lang, sha256, later };
}

/** Begins as a file of ours does, byte by byte: what stands behind it was added by somebody else. */
async function addedTo(
	ctx: Context,
	pdf: Uint8Array
): Promise<{ document: string; how: Difference } | undefined> {
	for (const { length, sha256 } of earlierStates(pdf).reverse()) {
		const kept = await keptState(ctx, sha256);
		if (!kept) continue;
		const how = ctx.signatures.onlySigned(pdf.slice(0, length), pdf) ? 'signed-elsewhere' : 'added-to';
		return { document: kept.document, how };
	}
	return undefined;
}

/** Bears the number of a document of ours, and our address or the identifier our file was made with. */
async function bearing(ctx: Context, pdf: Uint8Array): Promise<string | undefined> {
	const { claims, identifiers } = claimsOf(pdf);
	for (const { number, base } of claims) {
		for (const id of await bearersOf(ctx, number)) {
			const document = await ctx.store.read('document', id);
			const made = identifiers.some((one) => document?.state.fingerprint.startsWith(one));
			if (base === ctx.press.verifyBase || made) return id;
		}
	}
	return undefined;
}

/** Looks into a file that no document of the register keeps. */
async function unkept(ctx: Context, pdf: Uint8Array): Promise<FileAnswer> {
	const found = await signaturesOf(ctx, pdf, () => ctx.clock.now());
	if (isRefused(found)) return { verdict: 'unknown', why: 'not-a-pdf' };
	const signatures = found.map(foundView);
	const added = await addedTo(ctx, pdf);
	const id = added?.document ?? (await bearing(ctx, pdf));
	const document = id === undefined ? undefined : await registeredView(ctx, id);
	if (document) return { verdict: 'changed', how: added?.how ?? 'differs', document, found: signatures };
	if (!signatures.length) return { verdict: 'unknown', why: 'no-signature' };
	return { verdict: 'foreign', found: signatures };
}

/**
 * What was printed at the issue may lie in a folder although nobody has asked for the document since: its files are
 * kept now, and the shown one is looked for once more.
 */
async function keptNow(ctx: Context, pdf: Uint8Array, sha256: string): Promise<KeptState | undefined> {
	const kept = await keptState(ctx, sha256);
	if (kept) return kept;
	const id = await bearing(ctx, pdf);
	const document = id === undefined ? undefined : await ctx.store.read('document', id);
	if (!id || !document?.confidential || document.state.files) return undefined;
	return isRefused(await keepPrinted(ctx)(id)) ? undefined : keptState(ctx, sha256);
}

async function lookInto(ctx: Context, pdf: Uint8Array): Promise<FileAnswer> {
	const sha256 = sha256Of(pdf);
	const kept = await keptNow(ctx, pdf, sha256);
	const ours = kept && (await genuine(ctx, pdf, kept, sha256));
	if (ours) return ours;
	return looksLikePdf(pdf) ? unkept(ctx, pdf) : { verdict: 'unknown', why: 'not-a-pdf' };
}

/**
 * What the register says of a file. `read` fetches its bytes, and only when its sender may ask. Nothing of the file is
 * kept. Refuses 'too-many-checks', and what `read` refuses.
 */
export const verifyFile =
	(ctx: Context, brake: CheckBrake) =>
	(address: string, read: () => Promise<Uint8Array | Refused>): Promise<FileAnswer | Refused> =>
		brake.file(address, async () => {
			const pdf = await read();
			return isRefused(pdf) ? pdf : brake.alone(() => lookInto(ctx, pdf));
		});
