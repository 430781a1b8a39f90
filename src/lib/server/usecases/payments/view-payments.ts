import { definitionAt, procedureIn } from '../../../domain/services/registry.ts';
import type { ProcedureId, ServiceId } from '../../../domain/services/service.ts';
import { localDate } from '../../../domain/calendar/working-time.ts';
import type { PaymentState } from '../../../domain/services/payment.ts';
import type { Trilingual } from '../../../domain/text.ts';
import type { Listed } from '../../ports.ts';
import { officeOf } from '../desk/view-cases.ts';
import type { Context } from '../context.ts';

/** A fee as the cashier sees it. */
export interface PaymentRow {
	id: string;
	reference: string;
	payer: string;
	number: string;
	service: Trilingual | null;
	procedure: Trilingual | null;
	amount: number;
	askedAt: number;
	status: PaymentState['status'];
	receipt: string | null;
	settledAt: number | null;
}

/** Which fees are looked for. */
export interface PaymentQuery {
	search: string;
	/** 'paid': confirmed, whether a request used it yet or not. */
	status: 'asked' | 'paid' | 'declined' | 'all';
	after?: string;
}

const STATUSES = { asked: ['asked'], paid: ['confirmed', 'used'], declined: ['declined'] };
const SHOWN = 50;

function rowOf({ id, summary }: Listed, today: string): PaymentRow {
	const definition = definitionAt(summary.service as ServiceId, today);
	const procedure = definition && procedureIn(definition, summary.procedure as ProcedureId);
	return {
		id,
		reference: String(summary.reference),
		payer: String(summary.payer),
		number: String(summary.number),
		service: definition?.name ?? null,
		procedure: procedure?.name ?? null,
		amount: Number(summary.amount),
		askedAt: Number(summary.askedAt),
		status: summary.status as PaymentState['status'],
		receipt: summary.receipt === null ? null : String(summary.receipt),
		settledAt: summary.settledAt === null ? null : Number(summary.settledAt)
	};
}

/** What is typed as an amount is shorter than any number somebody is known by: «15 000» and «15000» are the same. */
function lookedFor(search: string, where: Record<string, string[]>) {
	const digits = /^[\d\s]+$/.test(search) ? search.replace(/\s/g, '') : null;
	if (digits !== null && digits.length < 9) return { where: { ...where, amount: Number(digits) } };
	return { where, search: digits ?? search };
}

/** Fees by payer, number or amount; what waits longest first, of what is settled the newest. */
export const listPayments =
	(ctx: Context) =>
	async ({ search, status, after }: PaymentQuery) => {
		const { office } = await officeOf(ctx);
		const today = localDate(ctx.clock.now(), office.hours);
		const narrowed: Record<string, string[]> = status === 'all' ? {} : { status: STATUSES[status] };
		const page = await ctx.store.list('payment', {
			...lookedFor(search, narrowed),
			sort: status === 'asked' ? 'askedAt' : '-askedAt',
			limit: SHOWN,
			...(after ? { after } : {})
		});
		return { rows: page.items.map((one) => rowOf(one, today)), total: page.total, next: page.next };
	};
