import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { feeFor, type StandingFee } from '../payments/ask-fee.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { readBrought, type AtCounter, type Brought } from './brought.ts';

async function ask(
	work: Work,
	{ definition, procedure, applicant }: AtCounter
): Promise<StandingFee | Refused> {
	if (definition.payment === 'free') return refused('fee-not-set');
	return feeFor(work, { service: definition.id, procedure: procedure.id, applicant });
}

/** Asks for the fee of a request that is brought to the counter; one that was paid and never used is used. Refuses 'fee-not-set'. */
export const askCounterFee =
	(ctx: Context) =>
	(actor: Actor, brought: Brought): Promise<StandingFee | Refused> =>
		transact(ctx, actor, async (work) => {
			const at = await readBrought(work, brought);
			return isRefused(at) ? at : ask(work, at);
		});
