import { describe, expect, it } from 'vitest';
import { isRefused } from '../../../domain/refusal.ts';
import { drafted } from '../testing/orders.ts';
import { ok } from '../testing/world.ts';
import { previewOrder, previewResult } from './preview.ts';

describe('the preview of an order', () => {
	it('says what would be signed, as a draft without number, signature and commitment', async () => {
		const { w, order, specialist } = await drafted();
		const { content } = ok(await previewOrder(w.ctx)(specialist, order, 'kk'));
		expect(content).toMatchObject({ type: 'admission-order', mark: 'draft', number: null, signedBy: null });
		if (content.type !== 'admission-order') throw new Error('not the order');
		expect(content.admitted).toHaveLength(2);
		expect(content.sessions.map(({ commitment }) => commitment)).toEqual([null]);
	});

	it('leaves everything as it was: no number, no sitting, no document', async () => {
		const { w, order, head } = await drafted();
		const before = (await w.ctx.store.list('document')).total;
		ok(await previewOrder(w.ctx)(head, order, 'ru'));
		expect((await w.ctx.store.read('order', order))!.state.status).toBe('draft');
		expect(await w.ctx.store.read('register', 'order-2026')).toBeUndefined();
		expect((await w.ctx.store.list('sitting')).total).toBe(0);
		expect((await w.ctx.store.list('document')).total).toBe(before);
	});

	it('is refused as the signature would be', async () => {
		const { w, ids, head } = await drafted();
		const result = await previewResult(w.ctx)(head, ids[0]!, 'kk');
		expect(isRefused(result) && result.refused).toBe('step-out-of-order');
	});
});
