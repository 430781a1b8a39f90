import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { terminateLicence } from '../../../domain/services/licence.ts';
import type { Context } from '../context.ts';
import { transact } from '../transact.ts';

/** Ends a licence for good, on a ground: what a court or its holder decided. Refuses 'licence-not-in-force', 'ground-missing'. */
export const endLicence =
	(ctx: Context) =>
	(actor: Actor, id: string, reason: string): Promise<{ id: string } | Refused> =>
		transact(ctx, actor, async (work) => {
			const licence = await work.read('licence', id);
			if (isRefused(licence)) return licence;
			const facts = terminateLicence(licence.state, reason);
			if (isRefused(facts)) return facts;
			work.add('licence', id, facts);
			return { id };
		});
