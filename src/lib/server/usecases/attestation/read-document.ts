import { spellingsOf } from '../../../domain/register.ts';
import type { OfficialDocument } from '../../../domain/attestation/documents.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import type { ListQuery } from '../../ports.ts';
import type { Context } from '../work.ts';

/** A document as a file. Printing again gives the same bytes: it is rendered from what was frozen. */
export const printDocument =
	(ctx: Context) =>
	async (id: string, lang: Lang): Promise<{ bytes: Uint8Array; content: OfficialDocument } | Refused> => {
		const document = await ctx.store.read('document', id);
		const content = document?.confidential?.content;
		if (!content) return refused('not-found', { kind: 'document' });
		return { bytes: await ctx.press.render(content, lang, id), content };
	};

/** What anybody may know of a registered number: that it is genuine, what it is, of when. No names. */
export const verifyNumber =
	(ctx: Context) =>
	async (
		number: string
	): Promise<
		{ type: string; number: string; issuedAt: number; mark: string | null; fingerprint: string }[]
	> => {
		const { items } = await ctx.store.list('document', { where: { number: spellingsOf(number) }, limit: 10 });
		const found = [];
		for (const { id } of items) {
			const document = await ctx.store.read('document', id);
			if (!document?.state.number) continue;
			const { type, issuedAt, mark, fingerprint } = document.state;
			found.push({ type, number: document.state.number, issuedAt, mark, fingerprint });
		}
		return found;
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
