import { refused, type Refused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { By, Context } from '../context.ts';
import type { Work } from '../work.ts';

/**
 * Signing as a recorded decision of the signed-in person, without a key. Refuses 'signature-required' where the office
 * signs with keys only, else what the decision refuses.
 */
export const byDecision = <T>(
	ctx: Context,
	by: By,
	decide: (work: Work) => Promise<T | Refused>
): Promise<T | Refused> =>
	transact(ctx, by, async (work) =>
		(await work.office()).signing.required ? refused('signature-required') : decide(work)
	);
