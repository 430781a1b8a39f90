import { withdrawFromSigning } from '../../../domain/attestation/order.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, type Refused } from '../../../domain/refusal.ts';
import { formatNumber } from '../../../domain/register.ts';
import { everyItem } from '../desk/every-item.ts';
import { officeOf } from '../desk/view-cases.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

interface Reservation {
	register: string;
	n: number;
	year: number;
}

/** The number kept for an order while it is prepared for signing: the year may have changed since. */
async function reservation(ctx: Context, orderId: string): Promise<Reservation | null> {
	for (const { id } of await everyItem(ctx, 'register')) {
		if (!id.startsWith('order-')) continue;
		const n = (await ctx.store.read('register', id))?.state.reserved[orderId];
		if (n !== undefined) return { register: id, n, year: Number(id.slice(-4)) };
	}
	return null;
}

/** The number kept for an order, as it would be printed; null where none is. */
export const reservedNumber =
	(ctx: Context) =>
	async (orderId: string): Promise<string | null> => {
		const kept = await reservation(ctx, orderId);
		const { office } = await officeOf(ctx);
		return kept && formatNumber(office, 'order', kept.n, kept.year);
	};

/**
 * An order that was prepared for signing goes back to its draft, and the number kept for it is voided for ever with the
 * reason. Whoever signs at this moment is refused, or the withdrawal is.
 */
export const withdrawOrderFromSigning =
	(ctx: Context) =>
	(actor: Actor, orderId: string, reason: string): Promise<{ number: string } | Refused> =>
		transact(ctx, actor, async (work) => {
			const order = await work.read('order', orderId);
			if (isRefused(order)) return order;
			const kept = await reservation(ctx, orderId);
			const { office } = await work.office();
			const number = kept && formatNumber(office, 'order', kept.n, kept.year);
			const facts = withdrawFromSigning(order.state, number, reason);
			if (isRefused(facts)) return facts;
			if (!kept || !number) throw new Error('Only a number that is kept is voided.');
			await work.must('register', kept.register);
			work.add('order', orderId, facts);
			work.add('register', kept.register, [
				{ type: 'number-voided', v: 1, data: { number: kept.n, to: orderId, reason: reason.trim() } }
			]);
			return { number };
		});
