import type { AmendingText } from '../../../domain/attestation/amending.ts';
import type { OrderState, OrderStatus } from '../../../domain/attestation/order.ts';
import type { Context } from '../context.ts';

/** An order that sets slips of another right, as the other's page names it. */
interface Amendment {
	id: string;
	status: OrderStatus;
	number: string | null;
}

/** Of an order: what it sets right, if it does, and the orders that set it right. */
export async function amendmentsOf(
	ctx: Context,
	id: string,
	{ state, confidential }: { state: OrderState; confidential: AmendingText | undefined }
): Promise<{
	amends: { id: string; number: string; text: AmendingText } | null;
	amendments: Amendment[];
}> {
	const { items } = await ctx.store.list('order', { where: { amends: id }, sort: 'draftedAt', limit: 100 });
	const amendments = items.map(({ id: amending, summary }) => ({
		id: amending,
		status: summary.status as OrderStatus,
		number: typeof summary.number === 'string' ? summary.number : null
	}));
	if (state.content.kind !== 'amending') return { amends: null, amendments };
	const original = await ctx.store.read('order', state.content.amends);
	const number = original?.state.signed?.number ?? '';
	const text = confidential ?? { corrections: [], because: { kk: '', ru: '' } };
	return { amends: { id: state.content.amends, number, text }, amendments };
}
