import type { DocumentType } from '../../../domain/attestation/documents.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import type { Lang } from '../../../domain/text.ts';
import type { Listed } from '../../ports.ts';
import type { Context } from '../context.ts';

/** What is asked for in one download: the same words name the same work, also after a restart. */
export interface BatchRequest {
	/** The results of this round; null: the register of certificates as it is searched. */
	round: string | null;
	search: string;
	results: 'certificates' | 'refusals' | 'all';
	langs: readonly Lang[];
	/** An archive of the single files, or one file for the printer, which carries no e-signatures. */
	as: 'zip' | 'pdf';
}

/** More than a region issues in a year: beyond it a search is made narrower. */
const BATCH_MAX = 1000;

const TYPES: Record<BatchRequest['results'], DocumentType[]> = {
	certificates: ['certificate'],
	refusals: ['reasoned-refusal'],
	all: ['certificate', 'reasoned-refusal']
};

/** In the order of registration: the check digits of a certificate's number stand before its serial number. */
const inOrder = (items: readonly Listed[]): Listed[] => {
	const key = ({ summary }: Listed): string => String(summary.number).replace(/^KZ\d\d/, 'KZ');
	return [...items].sort((a, b) => key(a).localeCompare(key(b), 'en', { numeric: true }));
};

/** The certificates the register finds, by their documents. */
async function ofRegister(ctx: Context, items: readonly Listed[]): Promise<string[]> {
	const documents: string[] = [];
	for (const { id } of inOrder(items)) {
		const certificate = await ctx.store.read('certificate', id);
		if (certificate) documents.push(certificate.state.document);
	}
	return documents;
}

/** The documents of a download in the order of their numbers, without what was withdrawn. Refuses 'batch-too-large', 'empty-list'. */
export async function batchDocuments(
	ctx: Context,
	{ round, search, results }: BatchRequest
): Promise<string[] | Refused> {
	const found =
		round === null
			? await ctx.store.list('certificate', {
					where: { withdrawn: false },
					limit: BATCH_MAX,
					...(search ? { search } : {})
				})
			: await ctx.store.list('document', {
					where: { round, type: TYPES[results], withdrawn: false },
					limit: BATCH_MAX
				});
	if (!found.total) return refused('empty-list');
	if (found.total > BATCH_MAX) return refused('batch-too-large', { total: found.total, most: BATCH_MAX });
	return round === null ? ofRegister(ctx, found.items) : inOrder(found.items).map(({ id }) => id);
}
