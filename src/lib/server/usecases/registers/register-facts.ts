import type { Stamp } from '../../../domain/facts.ts';
import type { RegisterFact } from '../../../domain/register.ts';
import type { Context } from '../context.ts';

/** The facts of a register with the moment of each, oldest first; none of a register that has not begun. */
export const registerFacts = async (
	ctx: Context,
	register: string
): Promise<(RegisterFact & Pick<Stamp, 'at'>)[]> =>
	(await ctx.store.facts('register', register)) as unknown as (RegisterFact & Pick<Stamp, 'at'>)[];
