import type { OfficeTerms } from '../../../domain/office.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ServiceCaseState } from '../../../domain/services/case-facts.ts';
import { endedAt, mayEraseCase } from '../../../domain/services/erase-case.ts';
import { procedureOf } from '../../../domain/services/registry.ts';
import { isLastOf } from '../people/needed-person.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';

/** Whole years after a moment, epoch ms. */
export function yearsAfter(moment: number, years: number): number {
	const until = new Date(moment);
	until.setUTCFullYear(until.getUTCFullYear() + years);
	return until.getTime();
}

/** The licence itself is kept: it may be in force still, and its register names the holder. */
const KEPT: ReadonlySet<unknown> = new Set(['licence', 'licence-annex', 'licence-duplicate']);

/** What holds personal data of a case of a service alone. */
async function recordsOf(ctx: Context, id: string, state: ServiceCaseState): Promise<string[]> {
	const records = [`service-case/${id}`];
	for (const kind of ['document', 'request-draft', 'counter-entry'] as const) {
		const found = await ctx.store.list(kind, { where: { case: id }, limit: 1000 });
		const own = found.items.filter(({ summary }) => kind !== 'document' || !KEPT.has(summary.type));
		records.push(...own.map((one) => `${kind}/${one.id}`));
	}
	if (state.payment) records.push(`payment/${state.payment}`);
	return (await isLastOf(ctx, state.person, id)) ? [...records, `person/${state.person}`] : records;
}

/** What is erased of a case of a service, and with which files; refuses what stands against it. */
export async function caseErasure(
	work: Work,
	id: string,
	ground: string,
	filesOf: (state: ServiceCaseState, records: readonly string[]) => Promise<string[]>
): Promise<{ records: string[]; files: string[] } | Refused> {
	const record = await work.read('service-case', id);
	if (isRefused(record)) return record;
	const { state, confidential } = record;
	if (state.erased) return confidential ? state.erased : refused('erased');
	const { terms } = await work.office();
	const keptUntil = yearsAfter(endedAt(state), terms.retentionYears);
	const no = mayEraseCase(procedureOf(state), state, { keptUntil, now: work.now }, ground);
	if (no) return no;
	const records = await recordsOf(work.ctx, id, state);
	const data = { ground: ground.trim(), records, files: await filesOf(state, records) };
	work.add('service-case', id, [{ type: 'erased', v: 1, data }]);
	return data;
}

/** Ended cases of services whose data are due to be erased, longest ended first. */
export async function dueCases(ctx: Context, { retentionYears }: OfficeTerms) {
	const rows = [];
	const where = { status: ['closed', 'withdrawn'], held: true };
	for (let after: string | undefined, more = true; more; more = after !== undefined) {
		const query = { where, sort: 'movedAt', limit: 1000, ...(after ? { after } : {}) };
		const page = await ctx.store.list('service-case', query);
		for (const { id, summary } of page.items) {
			// Sorted by the last step: what comes after it ended later still.
			if (yearsAfter(Number(summary.movedAt), retentionYears) > ctx.clock.now()) return rows;
			const record = await ctx.store.read('service-case', id);
			const ended = record ? endedAt(record.state) : Infinity;
			const keptUntil = yearsAfter(ended, retentionYears);
			if (!record || keptUntil > ctx.clock.now()) continue;
			const incoming = record.state.incoming ?? record.state.journal ?? '—';
			rows.push({
				id,
				name: String(summary.applicant),
				incoming,
				endedAt: ended,
				keptUntil,
				underAppeal: false
			});
		}
		after = page.next;
	}
	return rows;
}
