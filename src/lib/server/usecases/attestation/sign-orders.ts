import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { signCertificateOrder } from './certificate-order.ts';
import { signAdmissionOrder } from './sign-admission-order.ts';
import type { Context } from '../work.ts';

const SIGN = { admission: signAdmissionOrder, certificate: signCertificateOrder } as const;

/**
 * The head signs orders of either kind, one or many: each is a decision of its own, in turn, until one is refused.
 * Refuses 'empty-list', else what signing that order refused; the orders before it stay signed.
 */
export const signOrders =
	(ctx: Context) =>
	async (
		actor: Actor,
		orders: readonly { id: string; seen?: number }[]
	): Promise<{ numbers: string[] } | Refused> => {
		if (!orders.length) return refused('empty-list');
		const numbers: string[] = [];
		for (const { id, seen } of orders) {
			const order = await ctx.store.read('order', id);
			if (!order) return refused('not-found', { kind: 'order' });
			const signed = await SIGN[order.state.content.kind](ctx)(actor, id, seen);
			if (isRefused(signed)) return signed;
			numbers.push(signed.number);
		}
		return { numbers };
	};
