import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { voidReserved } from '../../../domain/register.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { reservedIn, type ReservedNumber } from './reserved-numbers.ts';

/** What is kept is looked up in the registers as this work found them. */
export async function readingOf(work: Work) {
	const { office } = await work.office();
	const read = async (id: string) => {
		const register = await work.read('register', id);
		return isRefused(register) ? undefined : register.state;
	};
	return { ctx: work.ctx, office, read };
}

/** Voids a number that is kept for a record. Refuses what `voidReserved` of the domain does. */
export async function voidKept(work: Work, kept: ReservedNumber, reason: string): Promise<Refused | null> {
	const { state } = await work.must('register', kept.register);
	const facts = voidReserved(state, kept, reason);
	if (isRefused(facts)) return facts;
	work.add('register', kept.register, facts);
	return null;
}

/**
 * A number that was reserved for what will not be signed is voided for ever with a reason, so that no number waits
 * without end. What is being signed at this moment is refused then: prepared again, it gets the next number. Refuses
 * 'number-not-reserved', 'reason-missing'.
 */
export const voidNumber =
	(ctx: Context) =>
	(actor: Actor, registerId: string, to: string, reason: string): Promise<{ number: string } | Refused> =>
		transact(ctx, actor, async (work) => {
			const kept = await reservedIn(await readingOf(work), registerId, to);
			if (!kept) return refused('number-not-reserved');
			return (await voidKept(work, kept, reason)) ?? { number: kept.text };
		});
