import { describe, expect, it } from 'vitest';
import { bookOf } from '../../../domain/register-book.ts';
import { viewOrder } from '../desk/view-rounds.ts';
import { sent } from '../testing/orders.ts';
import { refusalOf } from '../testing/sat.ts';
import { registered, walkOn, type Walk } from '../testing/walk.ts';
import { ok, type World } from '../testing/world.ts';
import { sendOrder } from './draft-admission-order.ts';
import { registerApplication } from './register-application.ts';
import { signOrders } from './sign-orders.ts';
import { withdrawDocument } from './withdraw-document.ts';
import { withdrawOrderFromSigning } from './withdraw-from-signing.ts';

/** An order whose number is kept for it, as preparing it for a signature does. */
async function prepared() {
	const given = await sent();
	const { w, order } = given;
	await w.ctx.store.commit(
		[
			{
				kind: 'register',
				id: 'order-2026',
				expectedVersion: 0,
				facts: [{ type: 'number-reserved', v: 1, data: { number: 1, to: order } }]
			}
		],
		{ at: w.clock.now(), by: 'system' }
	);
	return given;
}

const REASON = 'Сессия уақыты өзгерді';

/** Preparing it reserves the numbers of its notices too. */
async function reserveLetters(w: World, register: string, to: readonly string[]) {
	const facts = to.map((id, i) => ({ type: 'number-reserved', v: 1, data: { number: i + 1, to: id } }));
	await w.ctx.store.commit([{ kind: 'register', id: register, expectedVersion: 0, facts }], {
		at: w.clock.now(),
		by: 'system'
	});
}

async function withdrawn() {
	const given = await prepared();
	ok(await withdrawOrderFromSigning(given.w.ctx)(given.specialist, given.order, REASON));
	return given;
}

describe('an order prepared for signing', () => {
	it('shows the number that is kept for it', async () => {
		const { w, order } = await prepared();
		expect(ok(await viewOrder(w.ctx)(order)).reserved).toBe('04-12/1-Б');
	});

	it('becomes a draft again when it is taken back, and its number is voided with the reason', async () => {
		const { w, order } = await withdrawn();
		const { state } = (await w.ctx.store.read('order', order))!;
		expect([state.status, state.takenBack]).toEqual([
			'draft',
			[{ at: w.clock.now(), number: '04-12/1-Б', reason: REASON }]
		]);
		const facts = (await w.ctx.store.facts('register', 'order-2026')) as never[];
		expect(bookOf(facts).entries).toMatchObject([{ n: 1, fate: 'voided', to: order, reason: REASON }]);
	});

	it('is not signed after it was taken back, until it is sent anew: with another number', async () => {
		const { w, specialist, head, order } = await withdrawn();
		expect(await refusalOf(signOrders(w.ctx)(head, [{ id: order }]))).toBe('order-not-sent');
		ok(await sendOrder(w.ctx)(specialist, order));
		expect(ok(await signOrders(w.ctx)(head, [{ id: order }])).numbers).toEqual(['04-12/2-Б']);
		const facts = (await w.ctx.store.facts('register', 'order-2026')) as never[];
		expect(bookOf(facts)).toMatchObject({ last: 2, gaps: [], doubles: [] });
	});

	it('keeps its number when it is signed instead', async () => {
		const { w, head, order } = await prepared();
		expect(ok(await signOrders(w.ctx)(head, [{ id: order }])).numbers).toEqual(['04-12/1-Б']);
		expect(await refusalOf(withdrawOrderFromSigning(w.ctx)(head, order, REASON))).toBe('order-signed');
	});

	it('is taken back also in the next year: the number of the old one is voided', async () => {
		const { w, specialist, order } = await prepared();
		w.clock.set(Date.parse('2027-01-11T10:00:00+05:00'));
		ok(await withdrawOrderFromSigning(w.ctx)(specialist, order, REASON));
		expect((await w.ctx.store.read('register', 'order-2026'))?.state.reserved).toEqual({});
	});

	it('is taken back with the number of every year in which it was prepared', async () => {
		const { w, specialist, order } = await prepared();
		const facts = [{ type: 'number-reserved', v: 1, data: { number: 1, to: order, text: '7/2027' } }];
		w.clock.set(Date.parse('2027-01-11T10:00:00+05:00'));
		await w.ctx.store.commit([{ kind: 'register', id: 'order-2027', expectedVersion: 0, facts }], {
			at: w.clock.now(),
			by: 'system'
		});
		ok(await withdrawOrderFromSigning(w.ctx)(specialist, order, REASON));
		for (const id of ['order-2026', 'order-2027'])
			expect((await w.ctx.store.read('register', id))?.state.reserved).toEqual({});
		const { takenBack } = (await w.ctx.store.read('order', order))!.state;
		expect(takenBack.map(({ number }) => number)).toEqual(['04-12/1-Б, 7/2027']);
	});

	it('is taken back with the numbers of its notices; a letter to another keeps its own', async () => {
		const { w, ids, specialist, order } = await prepared();
		await reserveLetters(w, 'letter-2026', [ids[0]!, 'another', ids[1]!]);
		ok(await withdrawOrderFromSigning(w.ctx)(specialist, order, REASON));
		const facts = (await w.ctx.store.facts('register', 'letter-2026')) as never[];
		expect(bookOf(facts).entries.map(({ fate, reason }) => [fate, reason])).toEqual([
			['voided', REASON],
			['reserved', null],
			['voided', REASON]
		]);
	});

	it('is not taken back without a reason, nor when no number is kept for it', async () => {
		const { w, specialist, order } = await prepared();
		expect(await refusalOf(withdrawOrderFromSigning(w.ctx)(specialist, order, ' '))).toBe('reason-missing');
		const other = await sent();
		expect(
			await refusalOf(withdrawOrderFromSigning(other.w.ctx)(other.specialist, other.order, REASON))
		).toBe('order-not-prepared');
	});
});

async function certified(): Promise<Walk> {
	const walk = await registered({ channel: 'portal', end: 'passed' });
	for (const step of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 17]) await walkOn(walk, step);
	return walk;
}

const resultOf = async ({ w, id }: Walk) => (await w.ctx.store.read('application', id))!.state.result!;
const headOf = ({ w }: Walk) => w.person('head');

describe('an issued document', () => {
	it('is taken back by the head, and the certificate with it', async () => {
		const walk = await certified();
		const { document, number } = await resultOf(walk);
		const { store } = walk.w.ctx;
		const before = (await store.read('document', document))!;
		ok(await withdrawDocument(walk.w.ctx)(await headOf(walk), document, ` ${REASON} `));
		const taken = { at: walk.w.clock.now(), reason: REASON };
		const after = (await store.read('document', document))!;
		expect([after.state.withdrawn, after.confidential]).toEqual([taken, before.confidential]);
		const ref = (await store.find(`certificate:${number}`))!;
		expect((await store.read('certificate', ref.id))?.state.withdrawn).toEqual(taken);
	});

	it('does not stand against a new application once its certificate was taken back', async () => {
		const walk = await certified();
		const { ctx } = walk.w;
		const record = (await ctx.store.read('application', walk.id))!;
		const again = async () =>
			registerApplication(ctx)(await walk.w.person('chancellery'), {
				iin: record.confidential!.iin,
				name: record.confidential!.name,
				speciality: record.state.speciality,
				language: 'kk',
				channel: 'portal',
				files: []
			});
		expect(await refusalOf(again())).toBe('certificate-in-force');
		ok(await withdrawDocument(ctx)(await headOf(walk), (await resultOf(walk)).document, REASON));
		ok(await again());
	});

	it('is taken back once, and with a reason', async () => {
		const walk = await certified();
		const { document } = await resultOf(walk);
		const takeBack = async (reason: string) =>
			refusalOf(withdrawDocument(walk.w.ctx)(await headOf(walk), document, reason));
		expect(await takeBack(' ')).toBe('reason-missing');
		ok(await withdrawDocument(walk.w.ctx)(await headOf(walk), document, REASON));
		expect(await takeBack(REASON)).toBe('document-withdrawn');
	});

	it('is not taken back when it is an order or an act: these are set right by another order', async () => {
		const walk = await certified();
		const { store } = walk.w.ctx;
		const order = (await store.read('order', walk.order))!.state.signed!.document;
		const act = (await store.read('test-act', walk.act))!.state.document;
		for (const id of [order, act])
			expect(await refusalOf(withdrawDocument(walk.w.ctx)(await headOf(walk), id, REASON))).toBe(
				'document-not-taken-back'
			);
	});
});
