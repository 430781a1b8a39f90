import type { OfficialDocument } from '../../../domain/attestation/documents.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import type { ListQuery } from '../../ports.ts';
import { readKept } from '../printing/keep-printed.ts';
import type { Context } from '../context.ts';

/**
 * A document as a file: the one that is kept, whatever the press would make of it today. Kept when it is first asked
 * for. Refuses 'not-found', and 'file-damaged' where the disk has lost or changed it.
 */
export const printDocument =
	(ctx: Context) =>
	async (id: string, lang: Lang): Promise<{ bytes: Uint8Array; content: OfficialDocument } | Refused> => {
		const document = await ctx.store.read('document', id);
		const content = document?.confidential?.content;
		if (!content) return refused('not-found', { kind: 'document' });
		const bytes = await readKept(ctx)(id, lang);
		if (!isRefused(bytes)) return { bytes, content };
		if (bytes.refused === 'file-damaged') ctx.log.error('file-damaged', new Error(`document ${id} ${lang}`));
		return bytes;
	};

/** An attached file of a case. */
export const readFile =
	(ctx: Context) =>
	async (
		applicationId: string,
		sha256: string
	): Promise<{ bytes: Uint8Array; type: string; name: string } | Refused> => {
		const application = await ctx.store.read('application', applicationId);
		const index = application?.state.files.findIndex((file) => file.sha256 === sha256) ?? -1;
		const bytes = index >= 0 ? await ctx.files.get(sha256) : undefined;
		if (!application || !bytes) return refused('not-found', { kind: 'file' });
		const type = application.state.files[index]?.type ?? 'application/octet-stream';
		return { bytes, type, name: application.confidential?.fileNames[index] ?? sha256 };
	};

/** The register of certificates. */
export const listCertificates = (ctx: Context) => (query: ListQuery) => ctx.store.list('certificate', query);
