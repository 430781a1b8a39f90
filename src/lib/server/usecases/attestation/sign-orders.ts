import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { byDecision } from '../signing/by-decision.ts';
import type { Context } from '../context.ts';
import type { Work } from '../work.ts';
import { decideCertificateOrder } from './certificate-order.ts';
import { decideAdmissionOrder } from './sign-admission-order.ts';
import { decideAmendingOrder } from './sign-amending-order.ts';

const DECIDE = {
	admission: decideAdmissionOrder,
	'test-schedule': decideAdmissionOrder,
	certificate: decideCertificateOrder,
	amending: decideAmendingOrder
} as const;

interface ToSign {
	id: string;
	/** The very sending that was read. */
	seen?: number;
}

async function decideOne(work: Work, { id, seen }: ToSign): Promise<{ number: string } | Refused> {
	const order = await work.read('order', id);
	if (isRefused(order)) return order;
	return DECIDE[order.state.content.kind](work, id, seen);
}

/** The head's decision on orders of any kind, all of them or none. Refuses 'empty-list', else what an order refuses. */
export async function decideOrders(
	work: Work,
	orders: readonly ToSign[]
): Promise<{ numbers: string[] } | Refused> {
	if (!orders.length) return refused('empty-list');
	const numbers: string[] = [];
	for (const order of orders) {
		const signed = await decideOne(work, order);
		if (isRefused(signed)) return signed;
		numbers.push(signed.number);
	}
	return { numbers };
}

/**
 * As recorded decisions of the signed-in head, one or many: each on its own, in turn, until one is refused; the orders
 * before it stay signed. Refuses 'empty-list', else what signing that order refused.
 */
export const signOrders =
	(ctx: Context) =>
	async (actor: Actor, orders: readonly ToSign[]): Promise<{ numbers: string[] } | Refused> => {
		if (!orders.length) return refused('empty-list');
		const numbers: string[] = [];
		for (const order of orders) {
			const signed = await byDecision(ctx, actor, (work) => decideOne(work, order));
			if (isRefused(signed)) return signed;
			numbers.push(signed.number);
		}
		return { numbers };
	};
