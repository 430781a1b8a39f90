import { describe, expect, it } from 'vitest';
import { viewOrder } from '../desk/view-rounds.ts';
import { sent } from '../testing/orders.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';
import { draftAmendingOrder, redraftAmendingOrder } from './amend-order.ts';
import { sendOrder } from './draft-admission-order.ts';
import { signOrders } from './sign-orders.ts';

const TEXT = {
	corrections: [
		{
			place: { kk: '1-қосымша, 1-жол', ru: 'приложение 1, строка 1' },
			was: { kk: 'Тегі0', ru: 'Тегі0' },
			be: { kk: 'Тегі', ru: 'Тегі' }
		}
	],
	because: { kk: 'Жеке куәлікке сәйкес', ru: 'Согласно удостоверению личности' }
};

async function signed() {
	const given = await sent();
	ok(await signOrders(given.w.ctx)(given.head, [{ id: given.order }]));
	return given;
}

async function amended() {
	const given = await signed();
	const { w, specialist, head, order } = given;
	const amending = ok(await draftAmendingOrder(w.ctx)(specialist, order, TEXT));
	ok(await sendOrder(w.ctx)(specialist, amending));
	const original = (await w.ctx.store.read('order', order))!.state.signed!.document;
	const before = (await w.ctx.store.read('document', original))!;
	const { numbers } = ok(await signOrders(w.ctx)(head, [{ id: amending }]));
	return { ...given, amending, original, before, number: numbers[0]! };
}

describe('an amending order', () => {
	it('is drafted from a signed order only', async () => {
		const { w, specialist, order } = await sent();
		expect(await refusalOf(draftAmendingOrder(w.ctx)(specialist, order, TEXT))).toBe('order-not-signed');
	});

	it('is changed until it is signed, and then never', async () => {
		const { w, specialist, amending } = await amended();
		expect(await refusalOf(redraftAmendingOrder(w.ctx)(specialist, amending, TEXT))).toBe('order-signed');
	});

	it('goes to the head anew when it is changed', async () => {
		const { w, specialist, head, order } = await signed();
		const amending = ok(await draftAmendingOrder(w.ctx)(specialist, order, TEXT));
		ok(await sendOrder(w.ctx)(specialist, amending));
		ok(await redraftAmendingOrder(w.ctx)(specialist, amending, { ...TEXT, because: { kk: '', ru: '' } }));
		expect(await refusalOf(signOrders(w.ctx)(head, [{ id: amending }]))).toBe('order-not-sent');
	});

	it('takes the next number of the orders when it is signed', async () => {
		expect((await amended()).number).toBe('04-12/2-Б');
	});

	it('says what it sets right, of which order', async () => {
		const { w, amending } = await amended();
		const { document } = (await w.ctx.store.read('order', amending))!.state.signed!;
		expect((await w.ctx.store.read('document', document))?.confidential?.content).toMatchObject({
			type: 'amending-order',
			number: '04-12/2-Б',
			amends: { number: '04-12/1-Б' },
			...TEXT
		});
	});

	it('marks the original, whose words stay as they were', async () => {
		const { w, amending, original, before, number } = await amended();
		const after = (await w.ctx.store.read('document', original))!;
		expect(after.state.amendedBy).toEqual([{ order: amending, number, at: w.clock.now() }]);
		expect(after.confidential).toEqual(before.confidential);
		expect(after.state.fingerprint).toBe(before.state.fingerprint);
	});

	it('stands on the page of the order it sets right, and names it', async () => {
		const { w, order, amending, number } = await amended();
		const original = ok(await viewOrder(w.ctx)(order));
		expect(original.amendments).toEqual([{ id: amending, status: 'signed', number }]);
		expect(ok(await viewOrder(w.ctx)(amending)).amends).toEqual({
			id: order,
			number: '04-12/1-Б',
			text: TEXT
		});
	});

	it('leaves no name in the chain', async () => {
		const { w, amending } = await amended();
		expect(JSON.stringify(await w.ctx.store.facts('order', amending))).not.toContain('Тегі');
	});

	it('changes no case', async () => {
		const { w, ids, specialist, head, order } = await signed();
		const versions = async () =>
			Promise.all(ids.map(async (id) => (await w.ctx.store.read('application', id))?.version));
		const before = await versions();
		const amending = ok(await draftAmendingOrder(w.ctx)(specialist, order, TEXT));
		ok(await sendOrder(w.ctx)(specialist, amending));
		ok(await signOrders(w.ctx)(head, [{ id: amending }]));
		expect(await versions()).toEqual(before);
	});
});
