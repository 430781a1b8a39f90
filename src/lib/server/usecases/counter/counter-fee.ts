import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { ProcedureId, ServiceId } from '../../../domain/services/service.ts';
import { decideFee } from '../payments/ask-fee.ts';
import { applicantRecord } from '../people/applicant-record.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { readBrought, type AtCounter, type Brought } from './brought.ts';

/** A fee asked for at the counter: what is paid, and the number it is paid under. */
export interface CounterFee {
	reference: string;
	amount: number;
	status: 'asked' | 'confirmed';
}

const STATUSES = ['confirmed', 'asked'] as const;

/** One of his that no request used yet; what is paid comes first. */
async function unused(
	work: Work,
	where: { person: string; service: ServiceId; procedure: ProcedureId }
): Promise<CounterFee | null> {
	for (const status of STATUSES) {
		const { items } = await work.ctx.store.list('payment', { where: { ...where, status }, limit: 1 });
		const summary = items[0]?.summary;
		if (summary) return { reference: String(summary.reference), amount: Number(summary.amount), status };
	}
	return null;
}

async function ask(
	work: Work,
	{ definition, procedure, applicant }: AtCounter
): Promise<CounterFee | Refused> {
	if (definition.payment === 'free') return refused('fee-not-set');
	const person = await applicantRecord(work, applicant);
	const whose = { person, service: definition.id, procedure: procedure.id };
	const known = await unused(work, whose);
	if (known) return known;
	const fee = await decideFee(work, { ...whose, applicant });
	return isRefused(fee) ? fee : { reference: fee.reference, amount: fee.amount, status: 'asked' };
}

/** Asks for the fee of a request that is brought to the counter; one that was paid and never used is used. Refuses 'fee-not-set'. */
export const askCounterFee =
	(ctx: Context) =>
	(actor: Actor, brought: Brought): Promise<CounterFee | Refused> =>
		transact(ctx, actor, async (work) => {
			const at = await readBrought(work, brought);
			return isRefused(at) ? at : ask(work, at);
		});
