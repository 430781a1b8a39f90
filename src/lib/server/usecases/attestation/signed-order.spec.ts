import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../domain/facts.ts';
import { stepOf } from '../../../domain/attestation/application.ts';
import { redraftAdmissionOrder, sendOrder } from './draft-admission-order.ts';
import { setOffice } from '../settings/manage-settings.ts';
import { CheckBrake } from '../verify/check-brake.ts';
import { verifyNumber } from '../verify/verify-number.ts';
import { printDocument } from './read-document.ts';
import { returnOrder, signAdmissionOrder } from './sign-admission-order.ts';
import { signCertificateOrder } from './certificate-order.ts';
import { signOrders } from './sign-orders.ts';
import { caseState, refusalOf } from '../testing/sat.ts';
import { ok } from '../testing/world.ts';

import { sent } from '../testing/orders.ts';

describe('a signed admission order', () => {
	async function signed() {
		const given = await sent();
		ok(await signAdmissionOrder(given.w.ctx)(given.head, given.order));
		return given;
	}

	it('is not signed, sent, returned nor changed again: nobody is admitted after it', async () => {
		const { w, head, specialist, order, draft } = await signed();
		const cursor = w.ctx.store.cursor();
		for (const again of [
			signAdmissionOrder(w.ctx)(head, order),
			sendOrder(w.ctx)(specialist, order),
			redraftAdmissionOrder(w.ctx)(specialist, order, draft),
			returnOrder(w.ctx)(head, order, 'Уақыты')
		]) {
			expect(await again).toEqual({ refused: 'order-signed', details: { number: '04-12/1-Б' } });
		}
		expect(w.ctx.store.cursor()).toBe(cursor);
	});

	it('twice at once is signed once: one number, one sitting', async () => {
		const { w, head, order } = await sent();
		const results = await Promise.all([1, 2].map(() => signAdmissionOrder(w.ctx)(head, order)));
		expect(results).toContainEqual({ number: '04-12/1-Б' });
		expect(results).toContainEqual({ refused: 'order-signed', details: { number: '04-12/1-Б' } });
		expect((await w.ctx.store.list('sitting')).total).toBe(1);
		expect((await w.ctx.store.list('attempt')).total).toBe(2);
	});

	it('admits, refuses and notifies each, and passes over what does not concern them', async () => {
		const { w, ids } = await signed();
		const [one, , three] = await Promise.all(ids.map((id) => caseState(w, id)));
		expect([one!.admission.status, stepOf(one!)]).toEqual(['admitted', 10]);
		expect([three!.admission.status, stepOf(three!), three!.passedOver]).toEqual([
			'not-admitted',
			16,
			[10, 11, 12, 13, 14, 15]
		]);
		expect(w.printed.filter((type) => type.startsWith('notice'))).toEqual([
			'notice-of-admission',
			'notice-of-admission',
			'notice-of-non-admission'
		]);
	});

	it('gives every candidate a code of his own and keeps codes and seed out of every chain', async () => {
		const { w } = await signed();
		const { items } = await w.ctx.store.list('attempt');
		const records = await Promise.all(items.map(({ id }) => w.ctx.store.read('attempt', id)));
		const codes = records.map((record) => record!.confidential!.code);
		expect(new Set(codes).size).toBe(2);
		const sitting = (await w.ctx.store.list('sitting')).items[0]!.id;
		const { seed } = (await w.ctx.store.read('sitting', sitting))!.confidential!;
		const chains = await Promise.all([
			w.ctx.store.facts('sitting', sitting),
			...items.map(({ id }) => w.ctx.store.facts('attempt', id))
		]);
		for (const code of codes) expect(JSON.stringify(chains)).not.toContain(`"${code}"`);
		expect(JSON.stringify(chains)).not.toContain(seed);
	});

	it('can be verified by its number: what it is, of when and its fingerprint, no names', async () => {
		const { w, order } = await signed();
		const { document } = (await w.ctx.store.read('order', order))!.state.signed!;
		const { content } = ok(await printDocument(w.ctx)(document, 'kk'));
		const verify = verifyNumber(w.ctx, new CheckBrake(w.clock));
		const { documents } = ok(await verify('04-12/1-Б'));
		expect(documents).toMatchObject([
			{
				type: 'admission-order',
				number: '04-12/1-Б',
				issuedAt: w.clock.now(),
				mark: null,
				fingerprint: fingerprint(content),
				standing: { status: 'in-force' },
				decision: { position: { ru: 'Руководитель' }, name: null, at: w.clock.now() }
			}
		]);
		expect(JSON.stringify(documents)).not.toContain('Сынақ');
		expect(ok(await verify('04-12/2-Б'))).toEqual({ documents: [], voidedAt: null });
	});

	it('says what it said when it was signed, whatever the office is called later', async () => {
		const { w, order } = await signed();
		const { document } = (await w.ctx.store.read('order', order))!.state.signed!;
		const before = ok(await printDocument(w.ctx)(document, 'kk')).content;
		const { office } = (await w.ctx.store.read('office', 'main'))!.state;
		const renamed = { ...office.letterhead, name: { kk: 'Жаңа', ru: 'Новое' } };
		ok(await setOffice(w.ctx)({ id: 'system' }, { ...office, letterhead: renamed }));
		expect(ok(await printDocument(w.ctx)(document, 'kk')).content).toEqual(before);
	});
});

describe('signing many orders', () => {
	it('stops at the first that is refused; those before it stay signed', async () => {
		const { w, head, order } = await sent();
		expect(await refusalOf(signOrders(w.ctx)(head, []))).toBe('empty-list');
		expect(await refusalOf(signOrders(w.ctx)(head, [{ id: order }, { id: 'none' }]))).toBe('not-found');
		expect((await w.ctx.store.read('order', order))?.state.status).toBe('signed');
	});

	it('signs the sending that was read, and no other', async () => {
		const { w, head, order } = await sent();
		const { sentAt } = (await w.ctx.store.read('order', order))!.state;
		expect(await refusalOf(signOrders(w.ctx)(head, [{ id: order, seen: sentAt! - 1 }]))).toBe(
			'changed-meanwhile'
		);
		expect(ok(await signOrders(w.ctx)(head, [{ id: order, seen: sentAt! }])).numbers).toHaveLength(1);
	});

	it('does not take an admission order for a certificate order', async () => {
		const { w, head, order } = await sent();
		expect(await refusalOf(signCertificateOrder(w.ctx)(head, order))).toBe('not-found');
		expect(ok(await signOrders(w.ctx)(head, [{ id: order }])).numbers).toEqual(['04-12/1-Б']);
	});
});
