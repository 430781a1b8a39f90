import { casesOf, withdrawFromSigning } from '../../../domain/attestation/order.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { officeOf } from '../desk/view-cases.ts';
import { reservedFor, type ReservedNumber } from '../registers/reserved-numbers.ts';
import { readingOf, voidKept } from '../registers/void-number.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

/** Of each year in which the order was prepared one; null where none is kept. */
const named = (kept: readonly ReservedNumber[]): string | null =>
	kept.map(({ text }) => text).join(', ') || null;

/** The number kept for an order, as it is printed; null where none is. */
export const reservedNumber =
	(ctx: Context) =>
	async (orderId: string): Promise<string | null> => {
		const { office } = await officeOf(ctx);
		const read = async (id: string) => (await ctx.store.read('register', id))?.state;
		return named(await reservedFor({ ctx, office, read }, 'order', [orderId]));
	};

/**
 * An order that was prepared for signing goes back to its draft; the numbers kept for it and for the notices of its
 * cases are voided for ever with the reason: another draft may be about others. Whoever signs at this moment is refused,
 * or the withdrawal is.
 */
export const withdrawOrderFromSigning =
	(ctx: Context) =>
	(actor: Actor, orderId: string, reason: string): Promise<{ number: string } | Refused> =>
		transact(ctx, actor, async (work) => {
			const order = await work.read('order', orderId);
			if (isRefused(order)) return order;
			const reading = await readingOf(work);
			const own = await reservedFor(reading, 'order', [orderId]);
			const number = named(own);
			const facts = withdrawFromSigning(order.state, number, reason);
			if (isRefused(facts)) return facts;
			const letters = await reservedFor(reading, 'letter', casesOf(order.state.content));
			for (const kept of [...own, ...letters]) {
				const no = await voidKept(work, kept, reason);
				if (no) return no;
			}
			work.add('order', orderId, facts);
			return { number: number ?? '' };
		});
