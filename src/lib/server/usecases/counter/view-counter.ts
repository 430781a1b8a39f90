import { FOR_APPLICANT } from '../../../domain/attestation/for-applicant.ts';
import type { OfficialDocument } from '../../../domain/attestation/documents.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { handOut } from '../../../domain/services/direct-case.ts';
import { definitionOf, procedureOf } from '../../../domain/services/registry.ts';
import type { Lang } from '../../../domain/text.ts';
import { printDocument } from '../attestation/read-document.ts';
import { documentsAbout, type DocumentRow } from '../desk/document-rows.ts';
import type { Context } from '../context.ts';
import { entryOfReceipt } from './hand-out.ts';

const FOR_THEM: Readonly<Record<string, boolean>> = FOR_APPLICANT;

/** The documents of a case that are the applicant's: what the counter prints and gives out. */
export const givenOut = async (ctx: Context, id: string): Promise<DocumentRow[]> =>
	(await documentsAbout(ctx)({ case: id })).filter(({ type }) => FOR_THEM[type]);

/** A result by its receipt, before it is given out. Refuses 'receipt-unknown'. */
export const viewHanding = (ctx: Context) => async (receipt: string) => {
	const line = await entryOfReceipt(ctx, receipt);
	if (isRefused(line)) return line;
	const entry = await ctx.store.read('counter-entry', line.entry);
	const record = await ctx.store.read('service-case', line.case);
	if (!record || !entry) return refused('receipt-unknown') satisfies Refused;
	const { state } = record;
	const procedure = procedureOf(state);
	const out = handOut(procedure, state, { to: 'applicant', receipt: line.number });
	return {
		...line,
		service: definitionOf(state.definition).name,
		procedure: procedure.name,
		applicant: entry.confidential?.applicant ?? '—',
		applicantNumber: entry.confidential?.applicantNumber ?? '',
		receivedAt: state.receivedAt,
		plannedAt: entry.state.plannedAt,
		outcome: state.decided?.outcome.kind ?? null,
		/** Why it cannot be given out; null when it can. */
		no: isRefused(out) ? out.refused : null,
		handedOut: state.handedOut,
		documents: await givenOut(ctx, line.case)
	};
};

/**
 * A document for an applicant who came to the counter, as a file: of a request that was taken there, and meant for him.
 * Refuses 'not-found' for every other.
 */
export const printAtCounter =
	(ctx: Context) =>
	async (id: string, lang: Lang): Promise<{ bytes: Uint8Array; content: OfficialDocument } | Refused> => {
		const state = (await ctx.store.read('document', id))?.state;
		const of = state?.about.case ? await ctx.store.read('service-case', state.about.case) : undefined;
		if (!state || of?.state.channel !== 'state-corporation' || !FOR_THEM[state.type])
			return refused('not-found', { kind: 'document' });
		return printDocument(ctx)(id, lang);
	};

/** What the counter itself works on: cases of its own timed processes that wait for it, the oldest first. */
export const listAtCounter = (ctx: Context) => async () => {
	const where = { channel: 'state-corporation', actor: 'state-corporation', status: 'open' };
	const { items } = await ctx.store.list('service-case', { where, sort: 'receivedAt', limit: 100 });
	return items.map(({ id, summary }) => ({
		id,
		journal: summary.journal === null ? '' : String(summary.journal),
		applicant: String(summary.applicant),
		receivedAt: Number(summary.receivedAt),
		step: Number(summary.step)
	}));
};

/** Objects of the address register that answer to some words, for condition 1 of ¶11; at most 20. */
export const findAddresses = (ctx: Context) => async (search: string) => {
	if (!search.trim()) return [];
	const { items } = await ctx.store.list('address', { search: search.trim(), limit: 20 });
	return items.map(({ id, summary }) => ({
		id,
		kk: String(summary.kk),
		ru: String(summary.ru),
		code: summary.code === null ? null : String(summary.code),
		cadastral: summary.cadastral === null ? null : String(summary.cadastral),
		status: String(summary.status)
	}));
};
