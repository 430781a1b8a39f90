import {
	amendingContent,
	mayBeAmended,
	parseAmending,
	type AmendingText
} from '../../../domain/attestation/amending.ts';
import { mayChange, redraft } from '../../../domain/attestation/order.ts';
import type { Actor } from '../../../domain/people/roles.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import { transact } from '../transact.ts';
import type { Context } from '../context.ts';

/** Drafts an order that sets slips of a signed one right. Refuses 'order-not-signed' and what cannot be read. */
export const draftAmendingOrder =
	(ctx: Context) =>
	(actor: Actor, amends: string, typed: AmendingText): Promise<string | Refused> =>
		transact(ctx, actor, async (work) => {
			const original = await work.read('order', amends);
			if (isRefused(original)) return original;
			const no = mayBeAmended(original.state);
			if (no) return no;
			const text = parseAmending(typed);
			if (isRefused(text)) return text;
			const { round } = original.state;
			await work.must('round', round);
			const id = ctx.ids.id();
			const data = { round, content: amendingContent(amends, text) };
			work.add('order', id, [{ type: 'drafted', v: 1, data }], { confidential: text });
			work.add('round', round, [{ type: 'order-drafted', v: 1, data: { order: id } }]);
			return id;
		});

/** Changes an amending order that is not signed yet; it goes to the head anew. */
export const redraftAmendingOrder =
	(ctx: Context) =>
	(actor: Actor, orderId: string, typed: AmendingText): Promise<string | Refused> =>
		transact(ctx, actor, async (work) => {
			const order = await work.read('order', orderId);
			if (isRefused(order)) return order;
			const { content } = order.state;
			if (content.kind !== 'amending') return refused('not-found', { kind: 'order' });
			const no = mayChange(order.state);
			if (no) return no;
			const text = parseAmending(typed);
			if (isRefused(text)) return text;
			const facts = redraft(order.state, amendingContent(content.amends, text));
			if (isRefused(facts)) return facts;
			work.add('order', orderId, facts, { confidential: text });
			return orderId;
		});
