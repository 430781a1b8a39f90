import { at, localDate } from '../../../domain/calendar/working-time.ts';
import { refused, type Refused } from '../../../domain/refusal.ts';
import type { EntryResult } from '../../../domain/services/counter-entry.ts';
import { definitionAt, procedureIn } from '../../../domain/services/registry.ts';
import type { ProcedureId, ServiceId } from '../../../domain/services/service.ts';
import type { Trilingual } from '../../../domain/text.ts';
import type { Listed, ListQuery } from '../../ports.ts';
import { documentsFor } from '../cabinet/requests/offered.ts';
import { nameOf } from '../desk/document-rows.ts';
import { officeState } from '../queue/queue-day.ts';
import type { Context } from '../context.ts';

/** Which lines of the counter's journal are looked for. */
export interface JournalQuery {
	search: string;
	result: EntryResult | 'all';
	/** YYYY-MM-DD; empty for every day. */
	date: string;
	after?: string;
	limit?: number;
}

/** One line of the journal. */
export interface JournalRow {
	id: string;
	number: string;
	at: number;
	result: EntryResult;
	service: Trilingual | null;
	procedure: Trilingual | null;
	/** Empty when it was erased. */
	applicant: string;
	applicantNumber: string;
	case: string | null;
	receipt: string | null;
	to: 'applicant' | 'proxy' | null;
	plannedAt: number | null;
}

function rowOf({ id, summary }: Listed, today: string): JournalRow {
	const definition = definitionAt(summary.service as ServiceId, today);
	const procedure = definition && procedureIn(definition, summary.procedure as ProcedureId);
	const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);
	return {
		id,
		number: String(summary.number),
		at: Number(summary.at),
		result: summary.result as EntryResult,
		service: definition?.name ?? null,
		procedure: procedure?.name ?? null,
		applicant: String(summary.applicant),
		applicantNumber: String(summary.applicantNumber),
		case: textOrNull(summary.case),
		receipt: textOrNull(summary.receipt),
		to: summary.to as JournalRow['to'],
		plannedAt: typeof summary.plannedAt === 'number' ? summary.plannedAt : null
	};
}

const DAY = 86_400_000;
const SHOWN = 50;

/** The journal in and out, the newest first. A day is looked through whole, so that its lines are all there. */
export const listJournal =
	(ctx: Context) =>
	async ({ search, result, date, after, limit = SHOWN }: JournalQuery) => {
		const { office } = await officeState(ctx);
		const today = localDate(ctx.clock.now(), office.hours);
		const wanted: Pick<ListQuery, 'where' | 'search'> = {
			where: result === 'all' ? {} : { result },
			...(search ? { search } : {})
		};
		if (date) {
			const from = at(date, '00:00', office.hours);
			const items = (await ctx.store.all('counter-entry', wanted))
				.filter(({ summary }) => Number(summary.at) >= from && Number(summary.at) < from + DAY)
				.sort((a, b) => Number(b.summary.at) - Number(a.summary.at));
			const rows = items.map((one) => rowOf(one, today));
			return { rows, total: rows.length, next: undefined, today };
		}
		const page = await ctx.store.list('counter-entry', {
			...wanted,
			sort: '-at',
			limit,
			...(after ? { after } : {})
		});
		return { rows: page.items.map((one) => rowOf(one, today)), total: page.total, next: page.next, today };
	};

/** One line with what was missing, or what was shown when the result was given out. */
export const viewEntry = (ctx: Context) => async (id: string) => {
	const record = await ctx.store.read('counter-entry', id);
	if (!record) return refused('not-found', { kind: 'counter-entry' }) satisfies Refused;
	const { state, confidential } = record;
	const setUp = await officeState(ctx);
	const definition = definitionAt(state.service, localDate(state.at, setUp.office.hours));
	const procedure = definition && procedureIn(definition, state.procedure);
	const asked = definition && procedure ? documentsFor(setUp, definition, procedure) : [];
	const receipt = state.case
		? (await ctx.store.list('document', { where: { case: state.case, type: 'counter-receipt' }, limit: 1 }))
				.items[0]?.id
		: undefined;
	return {
		id,
		...state,
		by: await nameOf(ctx, state.by),
		serviceName: definition?.name ?? null,
		procedureName: procedure?.name ?? null,
		/** As the receipt of refusal says it; when that was erased, the documents alone. */
		missing:
			confidential?.refusal?.missing ??
			state.missing.map((id) => asked.find((one) => one.id === id)?.name ?? id),
		applicant: confidential?.applicant ?? '',
		applicantNumber: confidential?.applicantNumber ?? '',
		identity: confidential?.shown ?? null,
		proxy: confidential?.proxy ?? null,
		printable: confidential?.refusal !== undefined,
		receiptDocument: receipt ?? null
	};
};
