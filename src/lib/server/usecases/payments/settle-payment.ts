import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { confirmPayment, declinePayment } from '../../../domain/services/payment.ts';
import { transact } from '../transact.ts';
import type { By, Context } from '../context.ts';
import type { Work } from '../work.ts';

const RECEIPT_MAX = 60;

/** A receipt by its number, however it was typed: one pays for one fee only. */
const receiptKey = (number: string): string =>
	`receipt:${number.normalize('NFC').replace(/\s+/g, '').toLocaleUpperCase('kk')}`;

/** Who tells that a fee was paid, and what makes his word count once. */
interface Told {
	by: 'cashier' | 'gateway';
	receipt: string;
	unique: string[];
}

async function confirm(
	work: Work,
	id: string,
	{ by, receipt, unique }: Told
): Promise<{ id: string } | Refused> {
	const payment = await work.read('payment', id);
	if (isRefused(payment)) return payment;
	if (receipt.length > RECEIPT_MAX) return refused('bad-input', { field: 'receipt' });
	const facts = confirmPayment(payment.state, by, receipt);
	if (isRefused(facts)) return facts;
	work.add('payment', id, facts, { unique });
	return { id };
}

/**
 * The cashier has seen the receipt with this number. Refuses 'receipt-taken' where it paid for another fee already,
 * 'receipt-missing', 'payment-settled'.
 */
export const confirmByCashier =
	(ctx: Context) =>
	(actor: Actor, id: string, receipt: string): Promise<{ id: string } | Refused> =>
		transact(ctx, actor, async (work) => {
			const key = receiptKey(receipt);
			const holder = await ctx.store.find(key);
			if (holder) return refused(holder.id === id ? 'payment-settled' : 'receipt-taken');
			return confirm(work, id, { by: 'cashier', receipt: receipt.trim(), unique: [key] });
		});

/** No payment came of it. Refuses 'reason-missing', 'payment-settled'. */
export const declineByCashier =
	(ctx: Context) =>
	(actor: Actor, id: string, reason: string): Promise<{ id: string } | Refused> =>
		transact(ctx, actor, (work) => decline(work, id, 'cashier', reason));

async function decline(
	work: Work,
	id: string,
	by: 'cashier' | 'gateway',
	reason: string,
	unique: string[] = []
): Promise<{ id: string } | Refused> {
	const payment = await work.read('payment', id);
	if (isRefused(payment)) return payment;
	const facts = declinePayment(payment.state, by, reason);
	if (isRefused(facts)) return facts;
	work.add('payment', id, facts, { unique });
	return { id };
}

/** The key a fee is found by. */
export const referenceKey = (reference: string): string => `reference:${reference}`;

const GATEWAY: By = { id: 'system' };

/**
 * What a payment gateway tells of a fee: the very bytes, and their signature. Refuses 'callback-refused' for what is not
 * its word of now, 'callback-replayed' for a transaction that was told before, 'callback-amount', and 'payment-settled'.
 */
export const takeCallback =
	(ctx: Context) =>
	async (body: Uint8Array, signature: string): Promise<{ taken: true } | Refused> => {
		const word = ctx.payments.read(body, signature, ctx.clock.now());
		if (isRefused(word)) return word;
		const { reference, transaction, amount, outcome } = word;
		const done = await transact(ctx, GATEWAY, async (work) => {
			const told = `transaction:${transaction}`;
			if (await ctx.store.find(told)) return refused('callback-replayed');
			const ref = await ctx.store.find(referenceKey(reference));
			if (!ref) return refused('not-found', { kind: 'payment' });
			if (outcome === 'declined') return decline(work, ref.id, 'gateway', transaction, [told]);
			const { state } = await work.must('payment', ref.id);
			if (state.amount !== amount) return refused('callback-amount');
			return confirm(work, ref.id, { by: 'gateway', receipt: transaction, unique: [told] });
		});
		ctx.log.info('payment-callback', { outcome: isRefused(done) ? done.refused : outcome });
		return isRefused(done) ? done : { taken: true };
	};
