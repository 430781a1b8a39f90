import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../domain/register-book.ts';
import { signOrders } from '../attestation/sign-orders.ts';
import { sent } from '../testing/orders.ts';
import { refusalOf } from '../testing/sat.ts';
import { ok, type World } from '../testing/world.ts';
import { registerFacts } from './register-facts.ts';
import { voidNumber } from './void-number.ts';

const REASON = 'Бұл хатқа қол қойылмайды';

async function reserve(w: World, id: string, data: { number: number; to: string; text?: string }) {
	const version = (await w.ctx.store.read('register', id))?.version ?? 0;
	const facts = [{ type: 'number-reserved', v: 1, data }];
	await w.ctx.store.commit([{ kind: 'register', id, expectedVersion: version, facts }], {
		at: w.clock.now(),
		by: 'system'
	});
}

const book = async (w: World, id: string) => bookOf(await registerFacts(w.ctx, id));

/** An order that waits with a number kept for it, and a letter that was prepared and left. */
async function kept() {
	const given = await sent();
	const [letter] = given.ids as [string];
	await reserve(given.w, 'order-2026', { number: 1, to: given.order });
	await reserve(given.w, 'letter-2026', { number: 1, to: letter, text: '3/1' });
	return { ...given, letter };
}

describe('a reserved number', () => {
	it('of a letter that will not be signed is voided with the reason, as it was printed', async () => {
		const { w, specialist, letter } = await kept();
		expect(ok(await voidNumber(w.ctx)(specialist, 'letter-2026', letter, REASON))).toEqual({ number: '3/1' });
		expect(await book(w, 'letter-2026')).toMatchObject({
			entries: [{ n: 1, fate: 'voided', text: '3/1', reason: REASON }],
			gaps: [],
			doubles: []
		});
	});

	it('that no fact tells the print of is voided as the office prints it now', async () => {
		const { w, specialist, order } = await kept();
		ok(await voidNumber(w.ctx)(specialist, 'order-2026', order, REASON));
		expect((await book(w, 'order-2026')).entries[0]?.text).toBe('04-12/1-Б');
	});

	it('leaves the next number to its document when that is signed after all', async () => {
		const { w, specialist, head, order } = await kept();
		ok(await voidNumber(w.ctx)(specialist, 'order-2026', order, REASON));
		expect(ok(await signOrders(w.ctx)(head, [{ id: order }])).numbers).toEqual(['04-12/2-Б']);
		expect((await book(w, 'order-2026')).doubles).toEqual([]);
	});

	it('is voided once, and not after it was given', async () => {
		const { w, specialist, head, order, letter } = await kept();
		const again = (id: string, to: string) => refusalOf(voidNumber(w.ctx)(specialist, id, to, REASON));
		ok(await voidNumber(w.ctx)(specialist, 'letter-2026', letter, REASON));
		expect(await again('letter-2026', letter)).toBe('number-not-reserved');
		ok(await signOrders(w.ctx)(head, [{ id: order }]));
		expect(await again('order-2026', order)).toBe('number-not-reserved');
	});

	it.each(['order-2025', 'journal', ''])('is none in the register %j', async (id) => {
		const { w, specialist, order } = await kept();
		expect(await refusalOf(voidNumber(w.ctx)(specialist, id, order, REASON))).toBe('number-not-reserved');
	});

	it('is not voided without a reason', async () => {
		const { w, specialist, order } = await kept();
		expect(await refusalOf(voidNumber(w.ctx)(specialist, 'order-2026', order, ' '))).toBe('reason-missing');
	});

	it('is either given or voided when both are done at once', async () => {
		const { w, specialist, head, order } = await kept();
		const [signed, voided] = await Promise.all([
			signOrders(w.ctx)(head, [{ id: order }]),
			voidNumber(w.ctx)(specialist, 'order-2026', order, REASON)
		]);
		const { entries, gaps, doubles } = await book(w, 'order-2026');
		expect([gaps, doubles]).toEqual([[], []]);
		const fates = entries.map(({ fate }) => fate);
		expect(fates).toEqual('number' in voided ? ['voided', 'given'] : ['given']);
		expect(ok(signed).numbers).toEqual([fates.length === 1 ? '04-12/1-Б' : '04-12/2-Б']);
	});
});
