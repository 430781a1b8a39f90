import type { KeptFiles } from '../../../domain/attestation/document.ts';
import { sha256Of } from '../../../domain/exam/bundle.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { LANGS, type Lang } from '../../../domain/text.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import { fileKey } from '../issued.ts';

/** How often a document is printed anew that was signed while it was being printed. */
const AGAIN = 3;

/**
 * The printed files of a document, by the SHA-256 under which they are kept: printed once, the same bytes for ever.
 * Refuses 'not-found' for a document that is not there or is erased.
 */
export const keepPrinted =
	(ctx: Context) =>
	async (documentId: string): Promise<KeptFiles | Refused> => {
		for (let again = 1; ; again += 1) {
			const kept = await keepOnce(ctx, documentId);
			if (!isRefused(kept) || kept.refused !== 'changed-meanwhile' || again === AGAIN) return kept;
		}
	};

async function keepOnce(ctx: Context, documentId: string): Promise<KeptFiles | Refused> {
	const document = await ctx.store.read('document', documentId);
	if (!document?.confidential) return refused('not-found', { kind: 'document' });
	if (document.state.files) return document.state.files;
	const { content } = document.confidential;
	const kept = {} as KeptFiles;
	for (const lang of LANGS)
		kept[lang] = (await ctx.files.put(await ctx.press.render(content, lang, documentId))).sha256;
	return transact(ctx, { id: 'system' }, async (work) => {
		const now = await work.read('document', documentId);
		if (isRefused(now)) return now;
		// Somebody else printed it meanwhile, or what it says is another thing now.
		if (now.state.files) return now.state.files;
		if (now.state.fingerprint !== document.state.fingerprint) return refused('changed-meanwhile');
		const data = { files: kept, software: ctx.software };
		const unique = await unclaimed(ctx, kept);
		work.add('document', documentId, [{ type: 'kept', v: 1, data }], { unique });
		return kept;
	});
}

/** Both kept files, for the exports folder; undefined for what is erased. Throws where the disk has lost one. */
export const printedFiles =
	(ctx: Context) =>
	async (documentId: string): Promise<Record<Lang, Uint8Array> | undefined> => {
		const files = {} as Record<Lang, Uint8Array>;
		for (const lang of LANGS) {
			const bytes = await readKept(ctx)(documentId, lang);
			if (!isRefused(bytes)) files[lang] = bytes;
			else if (bytes.refused === 'not-found') return undefined;
			else throw new Error(`document ${documentId}: ${bytes.refused}`);
		}
		return files;
	};

/** Two documents that say the same to the letter are one file: the first is found by it. */
async function unclaimed(ctx: Context, kept: KeptFiles): Promise<string[]> {
	const keys = [...new Set(Object.values(kept).map(fileKey))];
	const taken = await Promise.all(keys.map((key) => ctx.store.find(key)));
	return keys.filter((_, index) => !taken[index]);
}

/**
 * The bytes of a kept file. Refuses 'file-damaged' where the disk has lost or changed them: what was issued is never
 * silently printed anew.
 */
export const readKept =
	(ctx: Context) =>
	async (documentId: string, lang: Lang): Promise<Uint8Array | Refused> => {
		const files = await keepPrinted(ctx)(documentId);
		if (isRefused(files)) return files;
		const bytes = await ctx.files.get(files[lang]);
		return bytes && sha256Of(bytes) === files[lang] ? bytes : refused('file-damaged');
	};
