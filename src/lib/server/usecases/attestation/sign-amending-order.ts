import { maySign, type OrderState } from '../../../domain/attestation/order.ts';
import { isRefused, refused, type Refused } from '../../../domain/refusal.ts';
import type { Work } from '../work.ts';

/** The document that is set right, and how the amending order names it. Refuses 'erased'. */
async function amended(work: Work, { signed }: OrderState) {
	if (!signed) throw new Error('Only a signed order is amended.');
	const { confidential } = await work.must('document', signed.document);
	if (!confidential) return refused('erased');
	const title = work.ctx.press.titleOf(confidential.content);
	return { document: signed.document, named: { number: signed.number, date: signed.at, title } };
}

/**
 * The head signs an amending order: it gets its number, and the order it sets right is marked with it. The original's
 * pages stay as they were printed and signed.
 */
export async function decideAmendingOrder(
	work: Work,
	orderId: string,
	seen?: number
): Promise<{ number: string } | Refused> {
	const order = await work.read('order', orderId);
	if (isRefused(order)) return order;
	const no = maySign(order.state, seen);
	if (no) return no;
	const { content, round } = order.state;
	if (content.kind !== 'amending' || !order.confidential) return refused('not-found', { kind: 'order' });
	const original = await amended(work, (await work.must('order', content.amends)).state);
	if (isRefused(original)) return original;
	const { corrections, because } = order.confidential;
	const number = (await work.number('order', orderId)).text;
	const document = await work.issue(
		{
			type: 'amending-order',
			number,
			date: work.now,
			signedBy: await work.signature(['head', 'deputy-head']),
			ground: [],
			amends: original.named,
			corrections,
			because
		},
		{ order: orderId, round },
		(await work.must('round', round)).state.mark
	);
	work.add('order', orderId, [{ type: 'signed', v: 1, data: { number, document, sittings: [] } }]);
	work.add('document', original.document, [{ type: 'amended', v: 1, data: { order: orderId, number } }]);
	return { number };
}
