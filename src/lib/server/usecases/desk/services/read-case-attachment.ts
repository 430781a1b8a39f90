import { refused, type Refused } from '../../../../domain/refusal.ts';
import type { Context } from '../../context.ts';

/** A file that came with a request for a service. Refuses 'not-found'. */
export const readCaseAttachment =
	(ctx: Context) =>
	async (
		id: string,
		sha256: string
	): Promise<{ bytes: Uint8Array; type: string; name: string } | Refused> => {
		const record = await ctx.store.read('service-case', id);
		const files = record?.state.files ?? [];
		const index = files.findIndex((file) => file.sha256 === sha256);
		const bytes = index >= 0 ? await ctx.files.get(sha256) : undefined;
		if (!bytes) return refused('not-found', { kind: 'file' });
		const type = files[index]?.type ?? 'application/octet-stream';
		return { bytes, type, name: record?.confidential?.fileNames[index] ?? sha256 };
	};
