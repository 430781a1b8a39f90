import type { KeptFiles } from '../../../domain/attestation/document.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { mayComplete, type FileToSign } from '../../../domain/signing/signing.ts';
import type { Lang } from '../../../domain/text.ts';
import { transact } from '../transact.ts';
import { nameOf, type Context } from '../context.ts';
import type { Work } from '../work.ts';
import { checkSignatures, type HandedIn, type Signed } from './check-signatures.ts';
import { fileKey } from '../issued.ts';
import { anew } from './drawn.ts';
import { prepared } from './prepared-file.ts';
import { originOf, toSign } from './prepare.ts';
import type { Decide, Signatory } from './signatory.ts';

/**
 * Checks every signature over the bytes that were prepared, decides once more what was prepared, and commits both as one.
 * Refuses what the signatures or the decision refuse; 'changed-meanwhile' where the documents would not be those that
 * were signed any more. Then nothing is decided, the numbers stay reserved, and nothing prepared is lost.
 */
export const completeSigning =
	(ctx: Context) =>
	async (signatory: Signatory, id: string, handed: HandedIn, decide: Decide): Promise<unknown | Refused> => {
		const signing = await ctx.store.read('signing', id);
		if (!signing) return refused('not-found', { kind: 'signing' });
		const no = mayComplete(signing.state, nameOf(signatory.by), ctx.clock.now());
		if (no) return no;
		const signed = await checkSignatures(ctx, signatory, signing.state, handed);
		if (isRefused(signed)) return signed;
		const drawn = signing.confidential?.drawn ?? [];
		const { moment } = signing.state;
		const kept = await keepSigned(ctx, signed);
		const decision = (work: Work) => commitSigned(work, id, { decide, kept, files: signing.state.files });
		const done = await transact(ctx, signatory.by, decision, () => anew(ctx, { drawn, moment }));
		if (!isRefused(done)) await clear(ctx, namesOf(signing.state.files));
		// Handed in twice at once: the files of the one that was decided are the same.
		else if (done.refused !== 'signing-done') await clear(ctx, await unclaimed(ctx, kept));
		return done;
	};

/** A signed file by the name it is kept under. */
type Kept = Omit<Signed, 'bytes'> & { sha256: string };

/** On the disk before the facts that name them. */
async function keepSigned(ctx: Context, signed: readonly Signed[]): Promise<Kept[]> {
	const kept: Kept[] = [];
	for (const { bytes, ...one } of signed) kept.push({ ...one, sha256: (await ctx.files.put(bytes)).sha256 });
	return kept;
}

/** Of signed files those that no document keeps. */
async function unclaimed(ctx: Context, kept: readonly Kept[]): Promise<string[]> {
	const owners = await Promise.all(kept.map(({ sha256 }) => ctx.store.find(fileKey(sha256))));
	return kept.filter((_, index) => !owners[index]).map(({ sha256 }) => sha256);
}

async function commitSigned(
	work: Work,
	id: string,
	{ decide, kept, files }: { decide: Decide; kept: readonly Kept[]; files: readonly FileToSign[] }
): Promise<unknown | Refused> {
	const signing = await work.must('signing', id);
	const no = mayComplete(signing.state, nameOf(work.by), work.ctx.clock.now());
	if (no) return no;
	const decided = await decide(work);
	if (isRefused(decided)) return decided;
	if (!(await stillSame(work, files))) return refused('changed-meanwhile');
	for (const { id: document } of toSign(work)) {
		const own = kept.filter((one) => one.document === document);
		const shas = Object.fromEntries(own.map(({ lang, sha256 }) => [lang, sha256])) as KeptFiles;
		const [first] = own;
		if (first) work.eSigned(document, shas, first.signature);
	}
	const certificate = kept[0]?.signature.certificate.sha256 ?? '';
	work.add('signing', id, [{ type: 'completed', v: 1, data: { certificate } }], {
		confidential: { drawn: [] }
	});
	return decided;
}

/** Whether the documents that are signed now say what stood in the files. */
async function stillSame(work: Work, files: readonly FileToSign[]): Promise<boolean> {
	const now = toSign(work);
	if (now.length * 2 !== files.length) return false;
	for (const { document, lang, of } of files) {
		const issued = now.find(({ id }) => id === document);
		if (!issued || (await originOf(work, issued, lang)) !== of) return false;
	}
	return true;
}

/** Gives up what was prepared; its numbers stay reserved for the next time. */
export const cancelSigning =
	(ctx: Context) =>
	async (by: Signatory['by'], id: string): Promise<true | Refused> => {
		const cancelled = await transact(ctx, by, async (work) => {
			const signing = await work.read('signing', id);
			if (isRefused(signing)) return signing;
			const no = mayComplete(signing.state, nameOf(by), work.now);
			if (no) return no;
			work.add('signing', id, [{ type: 'cancelled', v: 1, data: {} }], { confidential: { drawn: [] } });
			return signing.state;
		});
		if (isRefused(cancelled)) return cancelled;
		await clear(ctx, namesOf(cancelled.files));
		return true;
	};

/** How often the server looks for what was prepared and never signed, ms. */
export const LOOK_FOR_EXPIRED_MS = 5 * 60_000;

/** Wipes what was prepared and not signed in time: what a decision draws is not kept longer than it is needed. */
export const wipeExpired = (ctx: Context) => async (): Promise<void> => {
	const { items } = await ctx.store.list('signing', { where: { status: 'prepared' }, limit: 1000 });
	for (const { id, summary } of items) {
		if (Number(summary.until) >= ctx.clock.now()) continue;
		const wiped = await transact(ctx, { id: 'system' }, async (work) => {
			const { state } = await work.must('signing', id);
			if (state.status !== 'prepared') return refused('signing-done');
			work.add('signing', id, [{ type: 'cancelled', v: 1, data: {} }], { confidential: { drawn: [] } });
			return state;
		});
		if (!isRefused(wiped)) await clear(ctx, namesOf(wiped.files));
	}
};

const namesOf = (files: readonly FileToSign[]): string[] => files.map(({ kept }) => kept);

/** Files that are of no use any more. One that cannot be removed undoes nothing. */
async function clear(ctx: Context, files: readonly string[]): Promise<void> {
	for (const sha256 of files)
		await ctx.files.remove(sha256).catch((error: unknown) => ctx.log.error('prepared-file', error));
}

/** A prepared file, for its signer only: to be read, and to be signed. */
export const readPrepared =
	(ctx: Context) =>
	async (by: Signatory['by'], id: string, document: string, lang: Lang): Promise<Uint8Array | Refused> => {
		const signing = await ctx.store.read('signing', id);
		if (!signing) return refused('not-found', { kind: 'signing' });
		const no = mayComplete(signing.state, nameOf(by), ctx.clock.now());
		if (no) return no;
		const file = signing.state.files.find((one) => one.document === document && one.lang === lang);
		return file ? prepared(ctx, file.kept) : refused('not-found', { kind: 'document' });
	};
